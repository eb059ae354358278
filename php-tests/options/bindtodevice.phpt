--TEST--
SO_BINDTODEVICE: bind, read back, unbind
--EXTENSIONS--
sockets
--SKIPIF--
<?php
$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
if (!@socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'lo') || !@socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, '')) {
    die('skip may not bind to a device');
}
?>
--FILE--
<?php
require __DIR__ . '/try.inc';
$s = udp();
$get = fn () => json_encode(socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE));
echo $get(), "\n";
var_dump(socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'lo'));
echo $get(), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'nosuch0')), ' ', $get(), "\n";
var_dump(socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, ''));
echo $get(), "\n";

// Other types are refused from 8.5 on; before, they are the empty name.
socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'lo');
expect('int', PHP_VERSION_ID >= 80500
    ? 'TypeError: socket_set_option(): Argument #4 ($value) must be of type string when argument #3 ($option) is SO_BINDTODEVICE, int given'
    : 'true', fn () => socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 1));
var_dump($get() === (PHP_VERSION_ID >= 80500 ? '{"name":"lo"}' : '0'));
?>
--EXPECT--
0
bool(true)
{"name":"lo"}
false | Unable to set socket option [19]: No such device {"name":"lo"}
bool(true)
0
int: as it should
bool(true)
