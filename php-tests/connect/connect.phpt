--TEST--
socket_connect: TCP, UDP, IPv6 and local sockets, by address and by name
--SKIPIF--
<?php require __DIR__ . '/ipv6_address.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$listener, $port] = listener();
foreach (['127.0.0.1', 'localhost', '127.1', '2130706433'] as $host) {
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    var_dump(socket_connect($client, $host, $port));
    socket_getpeername($client, $address, $peer);
    var_dump($address, $peer === $port, socket_last_error($client));
}

[$udp, $port] = udp(AF_INET6);
foreach (['::1', '0:0:0:0:0:0:0:1', '::1%1'] as $host) {
    $client = socket_create(AF_INET6, SOCK_DGRAM, 0);
    var_dump(socket_connect($client, $host, $port));
    socket_getpeername($client, $address, $peer);
    var_dump($address, $peer === $port);
}

$path = socket_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener, 1);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_connect($client, $path));
var_dump(socket_getpeername($client, $address), $address === $path);
?>
--EXPECT--
bool(true)
string(9) "127.0.0.1"
bool(true)
int(0)
bool(true)
string(9) "127.0.0.1"
bool(true)
int(0)
bool(true)
string(9) "127.0.0.1"
bool(true)
int(0)
bool(true)
string(9) "127.0.0.1"
bool(true)
int(0)
bool(true)
string(3) "::1"
bool(true)
bool(true)
string(3) "::1"
bool(true)
bool(true)
string(3) "::1"
bool(true)
bool(true)
bool(true)
bool(true)
