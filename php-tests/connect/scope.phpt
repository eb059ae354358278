--TEST--
IPv6 scopes: numbers, and invalid ones
--SKIPIF--
<?php require __DIR__ . '/ipv6_address.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
set_error_handler(function ($kind, $text) {
    // The resolver's error for an unknown scope differs between systems.
    echo preg_replace('/\[-1000\d\]: .*/', '[lookup code]', $text), "\n";
    return true;
});

[$server, $port] = udp(AF_INET6);
foreach (['::1%1', '::1%nosuchif', '::1%', '::1%99999999999', '::1% 1', '::1%1x'] as $host) {
    $client = socket_create(AF_INET6, SOCK_DGRAM, 0);
    echo $host, "\n";
    var_dump(socket_connect($client, $host, $port));
}
?>
--EXPECT--
::1%1
bool(true)
::1%nosuchif
socket_connect(): Host lookup failed [lookup code]
bool(false)
::1%
socket_connect(): Host lookup failed [lookup code]
bool(false)
::1%99999999999
socket_connect(): Host lookup failed [lookup code]
bool(false)
::1% 1
socket_connect(): Host lookup failed [lookup code]
bool(false)
::1%1x
socket_connect(): Host lookup failed [lookup code]
bool(false)
