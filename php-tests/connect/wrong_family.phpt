--TEST--
An address of another family than the socket's
--SKIPIF--
<?php require __DIR__ . '/ipv6_address.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
set_error_handler(function ($kind, $text) {
    echo preg_replace('/\[-1000\d\]: .*/', '[lookup code]', $text), "\n";
    return true;
});
$four = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_bind($four, '::1'));
var_dump(socket_connect($four, '::1', 9));
$six = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_connect($six, '127.0.0.1', 9));
var_dump(socket_getpeername($six, $address, $port), $address);
?>
--EXPECT--
socket_bind(): Host lookup failed [lookup code]
bool(false)
socket_connect(): Host lookup failed [lookup code]
bool(false)
bool(true)
bool(true)
string(16) "::ffff:127.0.0.1"
