--TEST--
IPv6: the scope of an address is taken, but not told back, as on every host (D45)
--EXTENSIONS--
sockets
--SKIPIF--
<?php
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
if (!@socket_connect($socket, 'fe80::1%eth0', 9)) die('skip no interface eth0 with IPv6');
?>
--FILE--
<?php
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_connect($socket, 'fe80::1%eth0', 9));
var_dump(socket_getpeername($socket, $address, $port), $address, $port);
?>
--EXPECT--
bool(true)
bool(true)
string(7) "fe80::1"
int(9)
