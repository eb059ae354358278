--TEST--
socket_bind: IPv4, IPv6, paths, abstract names and no name at all
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$tcp = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_bind($tcp, '127.0.0.1'), socket_getsockname($tcp, $address, $port));
var_dump($address, $port > 0);

$any = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_bind($any, '0.0.0.0', 0), socket_getsockname($any, $address));
var_dump($address);

$named = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_bind($named, 'localhost', 0), socket_getsockname($named, $address));
var_dump($address);

$six = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_bind($six, '::1', 0), socket_getsockname($six, $address, $port));
var_dump($address, $port > 0);

$path = socket_path();
$unix = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_bind($unix, $path), socket_getsockname($unix, $address));
var_dump($address === $path, filetype($path));

$abstract = socket_create(AF_UNIX, SOCK_DGRAM, 0);
var_dump(socket_bind($abstract, "\0php-test-" . getmypid()));

// The kernel chooses an abstract name.
$auto = socket_create(AF_UNIX, SOCK_DGRAM, 0);
var_dump(socket_bind($auto, ''));
?>
--EXPECT--
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
bool(true)
string(7) "0.0.0.0"
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
string(3) "::1"
bool(true)
bool(true)
bool(true)
bool(true)
string(6) "socket"
bool(true)
bool(true)
