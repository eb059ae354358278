--TEST--
Reading and writing when the other end is closed: warnings, both error slots
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

echo "write: EPIPE, and no signal kills us\n";
[$a, $b] = pair();
socket_close($b);
var_dump(socket_write($a, 'x'), socket_last_error($a) === SOCKET_EPIPE, socket_last_error() === SOCKET_EPIPE);
var_dump(socket_send($a, 'x', 1, 0), socket_send($a, 'x', 1, MSG_NOSIGNAL));
var_dump(socket_read($a, 10));

echo "unread data: reset\n";
[$a, $b] = tcp_pair();
socket_write($a, 'never read');
socket_recv($b, $data, 1, MSG_PEEK);
socket_close($b);
var_dump(socket_read($a, 10), socket_last_error($a) === SOCKET_ECONNRESET);
var_dump(socket_read($a, 10));

echo "reset while receiving\n";
[$a, $b] = tcp_pair();
socket_write($a, 'never read');
socket_recv($b, $data, 1, MSG_PEEK);
socket_close($b);
$data = 'old';
var_dump(socket_recv($a, $data, 10, 0), $data);

echo "not connected\n";
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_read($socket, 10), socket_last_error($socket) === SOCKET_ENOTCONN);
var_dump(@socket_write($socket, 'x'), socket_last_error($socket) === SOCKET_EPIPE);
$data = $from = $port = 'old';
var_dump(socket_recvfrom($socket, $data, 10, 0, $from, $port), $data, $from, $port);

echo "too long for a datagram\n";
[$udp, $port] = udp();
var_dump(socket_sendto($udp, str_repeat('x', 70000), 70000, 0, '127.0.0.1', $port));
var_dump(socket_last_error($udp) === SOCKET_EMSGSIZE);

echo "a full buffer: silence\n";
[$a, $b] = pair();
socket_set_nonblock($a);
while (socket_write($a, str_repeat('x', 10000)) !== false);
var_dump(socket_last_error($a) === SOCKET_EAGAIN);
var_dump(socket_send($a, 'x', 1, 0), socket_last_error() === SOCKET_EAGAIN);
?>
--EXPECTF--
write: EPIPE, and no signal kills us
Warning: socket_write(): unable to write to socket [32]: Broken pipe
bool(false)
bool(true)
bool(true)
Warning: socket_send(): Unable to write to socket [32]: Broken pipe
Warning: socket_send(): Unable to write to socket [32]: Broken pipe
bool(false)
bool(false)
string(0) ""
unread data: reset
Warning: socket_read(): unable to read from socket [104]: Connection reset by peer
bool(false)
bool(true)
string(0) ""
reset while receiving
Warning: socket_recv(): Unable to read from socket [104]: Connection reset by peer
bool(false)
NULL
not connected
Warning: socket_read(): unable to read from socket [107]: %s
bool(false)
bool(true)
bool(false)
bool(true)
Warning: socket_recvfrom(): Unable to recvfrom [107]: %s
bool(false)
string(3) "old"
string(3) "old"
string(3) "old"
too long for a datagram
Warning: socket_sendto(): Unable to write to socket [90]: %s
bool(false)
bool(true)
a full buffer: silence
bool(true)
bool(false)
bool(true)
