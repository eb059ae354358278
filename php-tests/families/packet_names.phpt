--TEST--
AF_PACKET: create, bind to an interface by name, read the name back, on every PHP version
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\{AF_PACKET, ETH_P_ALL, ETH_P_IP};

require __DIR__ . '/../helpers.inc';
show_warnings();
$socket = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
var_dump(socket_bind($socket, 'lo'));
var_dump(socket_getsockname($socket, $name, $index), $name);
var_dump($index === (int) file_get_contents('/sys/class/net/lo/ifindex'));
var_dump(socket_getsockname($socket, $only), $only);
var_dump(socket_getpeername($socket, $name, $index));
// "" means all interfaces, which have no name (D42).
$all = socket_create(AF_PACKET, SOCK_DGRAM, ETH_P_IP);
var_dump(socket_bind($all, ''));
$name = $index = 'untouched';
show('all', fn () => socket_getsockname($all, $name, $index));
var_dump($name, $index);
show('connect', fn () => socket_connect($socket, 'lo', 1));
show('listen', fn () => socket_listen($socket));
?>
--EXPECTF--
bool(true)
bool(true)
string(2) "lo"
bool(true)
bool(true)
string(2) "lo"
Warning: socket_getpeername(): unable to retrieve peer name [95]: %s
bool(false)
bool(true)
all: Error: invalid interface index
string(9) "untouched"
string(9) "untouched"
connect: ValueError: socket_connect(): Argument #1 ($socket) must be one of AF_UNIX, AF_INET, or AF_INET6
Warning: socket_listen(): unable to listen on socket [95]: %s
listen: false
