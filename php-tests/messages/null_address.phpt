--TEST--
A null address is looked up as the empty name, and does not crash
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1', 0)) die('skip no IPv6');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

// The resolver's error differs between systems.
set_error_handler(fn ($level, $text) => print('Warning: ' . preg_replace('/ \[-.*/', '', $text) . "\n"));
[$six, $port] = udp(AF_INET6);
[$four] = udp();
$pktinfo = fn ($data) => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => $data]];
var_dump(socket_sendmsg($six, ['name' => ['addr' => null, 'port' => $port]]));
var_dump(socket_sendmsg($four, ['name' => ['addr' => null, 'port' => $port]]));
var_dump(socket_sendmsg($six, ['control' => $pktinfo(['addr' => null, 'ifindex' => 0])]));
var_dump(socket_sendmsg($six, ['name' => ['addr' => "::1\0evil", 'port' => $port]]));
?>
--EXPECT--
Warning: socket_sendmsg(): Host lookup failed
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): could not resolve address '' to get an AF_INET6 address
bool(false)
Warning: socket_sendmsg(): Host lookup failed
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): could not resolve address '' to get an AF_INET address
bool(false)
Warning: socket_sendmsg(): Host lookup failed
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > addr): could not resolve address '' to get an AF_INET6 address
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): must not contain any null bytes
bool(false)
