--TEST--
socket_atmark: before and after out-of-band data
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$client, $server] = tcp_pair();
socket_send($client, 'ab', 2, 0);
socket_send($client, '!', 1, MSG_OOB);
socket_send($client, 'cd', 2, 0);
// Everything has arrived once the last part has.
socket_recv($server, $data, 4, MSG_PEEK | MSG_WAITALL);
var_dump(socket_atmark($server));
var_dump(socket_recv($server, $data, 10, 0), $data, socket_atmark($server));
var_dump(socket_recv($server, $data, 10, MSG_OOB), $data);
var_dump(socket_recv($server, $data, 10, 0), $data, socket_atmark($server));
echo "no out-of-band data here\n";
[$udp] = udp();
var_dump(socket_atmark($udp));
var_dump(socket_last_error($udp) === SOCKET_ENOTTY, socket_last_error() === SOCKET_ENOTTY);
?>
--EXPECTF--
bool(false)
int(2)
string(2) "ab"
bool(true)
int(1)
string(1) "!"
int(2)
string(2) "cd"
bool(false)
no out-of-band data here
Warning: socket_atmark(): Unable to apply sockmark [25]: %s
bool(false)
bool(true)
bool(true)
