--TEST--
socket_recv, socket_send: flags, results, and the variable for the data
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair();
var_dump(socket_send($a, 'hello there', 5, 0));
var_dump(socket_recv($b, $data, 100, MSG_PEEK), $data);
var_dump(socket_recv($b, $data, 2, 0), $data, socket_recv($b, $data, 100, 0), $data);
echo "nothing there: null\n";
var_dump(socket_recv($b, $data, 100, MSG_DONTWAIT), $data, socket_last_error($b) === SOCKET_EAGAIN);
echo "wait for all\n";
socket_send($a, 'abc', 3, 0);
socket_send($a, 'def', 3, 0);
var_dump(socket_recv($b, $data, 6, MSG_WAITALL), $data);
echo "an empty datagram: null\n";
[$c, $d] = pair(SOCK_DGRAM);
var_dump(socket_send($c, '', 0, 0));
$data = 'old';
var_dump(socket_recv($d, $data, 100, 0), $data);
echo "the end: null\n";
socket_close($a);
$data = 'old';
var_dump(socket_recv($b, $data, 100, 0), $data);
echo "flags that do not fit\n";
var_dump(socket_recv($b, $data, 100, MSG_OOB), socket_last_error($b) === SOCKET_EOPNOTSUPP);
[$udp] = udp();
var_dump(socket_send($udp, 'x', 1, 0), socket_last_error($udp) === SOCKET_EDESTADDRREQ);
var_dump(socket_recv($b, $data, 100, PHP_INT_MIN), $data);
?>
--EXPECT--
int(5)
int(5)
string(5) "hello"
int(2)
string(2) "he"
int(3)
string(3) "llo"
nothing there: null
bool(false)
NULL
bool(true)
wait for all
int(6)
string(6) "abcdef"
an empty datagram: null
int(0)
int(0)
NULL
the end: null
int(0)
NULL
flags that do not fit
Warning: socket_recv(): Unable to read from socket [22]: Invalid argument
bool(false)
bool(false)
Warning: socket_send(): Unable to write to socket [89]: Destination address required
bool(false)
bool(true)
int(0)
NULL
