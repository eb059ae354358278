--TEST--
socket_listen: any backlog, a second call, and sockets that cannot listen
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

foreach ([null, 0, 1, 128, SOMAXCONN, 1 << 20, -1, PHP_INT_MAX, PHP_INT_MIN] as $backlog) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_bind($socket, '127.0.0.1');
    var_dump($backlog === null ? socket_listen($socket) : socket_listen($socket, $backlog));
}
echo "again, with another backlog\n";
var_dump(socket_listen($socket, 3));
echo "unbound: the kernel picks a port\n";
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_listen($socket));
socket_getsockname($socket, $address, $port);
var_dump($address, $port > 0);
echo "datagrams\n";
[$udp] = udp();
var_dump(socket_listen($udp), socket_last_error($udp) === SOCKET_EOPNOTSUPP);
echo "connected\n";
[$client] = tcp_pair();
var_dump(socket_listen($client), socket_last_error($client) === SOCKET_EINVAL);
echo "unbound local socket\n";
$unix = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_listen($unix), socket_last_error() === SOCKET_EINVAL);
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
again, with another backlog
bool(true)
unbound: the kernel picks a port
bool(true)
string(7) "0.0.0.0"
bool(true)
datagrams
Warning: socket_listen(): unable to listen on socket [95]: %s
bool(false)
bool(true)
connected
Warning: socket_listen(): unable to listen on socket [22]: Invalid argument
bool(false)
bool(true)
unbound local socket
Warning: socket_listen(): unable to listen on socket [22]: Invalid argument
bool(false)
bool(true)
