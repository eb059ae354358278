--TEST--
socket_addrinfo_lookup: returns false for an unknown name or service, without a warning or an error code
--EXTENSIONS--
sockets
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s getaddrinfo answers otherwise: musl.phpt');
?>
--FILE--
<?php
$numeric = ['ai_flags' => AI_NUMERICHOST];
var_dump(socket_addrinfo_lookup('no.such.host.invalid', null, $numeric));
var_dump(socket_addrinfo_lookup('', '80', $numeric));
var_dump(socket_addrinfo_lookup('127.0.0.1', 'no-such-service', $numeric + ['ai_socktype' => SOCK_STREAM]));
var_dump(socket_addrinfo_lookup('::1', null, $numeric + ['ai_family' => AF_INET]));
var_dump(socket_addrinfo_lookup('127.0.0.1', null, $numeric + ['ai_socktype' => 99]));
var_dump(socket_addrinfo_lookup('127.0.0.1', null, ['ai_flags' => 0x40000000]));
var_dump(socket_last_error());
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
int(0)
