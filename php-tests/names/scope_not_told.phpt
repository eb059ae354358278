--TEST--
IPv6: the scope of a link-local address is accepted but not returned, as in C (D45)
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
// Without any IPv6 address the resolver accepts no scopes.
if (!@socket_addrinfo_lookup('fe80::1%lo', null, ['ai_family' => AF_INET6, 'ai_flags' => AI_ADDRCONFIG])) die('skip no IPv6');
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

// With IP_FREEBIND an address may be one that no interface has.
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_set_option($socket, IPPROTO_IP, 15, 1));
var_dump(socket_bind($socket, 'fe80::1%lo'));
var_dump(socket_getsockname($socket, $address, $port), $address, $port > 0);
// The kernel requires the scope: without it the address is refused.
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_set_option($socket, IPPROTO_IP, 15, 1);
var_dump(socket_bind($socket, 'fe80::1'));

[$found] = socket_addrinfo_lookup('fe80::1%lo', '9', ['ai_flags' => AI_NUMERICHOST | AI_NUMERICSERV]);
echo json_encode(socket_addrinfo_explain($found)['ai_addr']), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
string(7) "fe80::1"
bool(true)
Warning: socket_bind(): Unable to bind address [22]: Invalid argument
bool(false)
{"sin6_port":9,"sin6_addr":"fe80::1"}
