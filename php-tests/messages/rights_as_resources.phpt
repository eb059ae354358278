--TEST--
sockets.handles = resource: sockets in messages are sent as resources and received as resources
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$a, $b] = pair();
[$udp, $port] = udp();
socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights($udp, STDIN)]]);
[$socket, $stream] = receive($b)['control'][0]['data'];
var_dump(get_resource_type($a), get_resource_type($socket), get_resource_type($stream));
socket_getsockname($socket, $address, $same);
var_dump($same === $port);

ini_set('sockets.handles', 'object');
socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights($socket)]]);
var_dump(get_class(receive($b)['control'][0]['data'][0]));

socket_close($socket);
warnings_as_lines();
var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights($socket)]]));
?>
--EXPECT--
string(6) "Socket"
string(6) "Socket"
string(6) "stream"
bool(true)
string(6) "Socket"
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): socket is already closed
bool(false)
