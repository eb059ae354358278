--TEST--
The sender: IPv4, IPv6, mapped, paths, and none
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

[$four, $port4] = udp();
[$six, $port6] = udp(AF_INET6);
socket_sendmsg($four, ['name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => "$port4"], 'iov' => ['x']]);
$name = receive($four, more: ['name' => []])['name'];
var_dump($name['port'] === $port4);
unset($name['port']);
echo json_encode($name), "\n";

socket_sendmsg($six, ['name' => ['addr' => '::1', 'port' => (float) $port6], 'iov' => ['x']]);
// With the shorter IPv4 form in 'name', an IPv6 address is still returned whole.
$name = receive($six, more: ['name' => ['family' => AF_INET]])['name'];
var_dump($name['port'] === $port6);
unset($name['port']);
echo json_encode($name), "\n";

$dual = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_bind($dual, '::', 0);
socket_getsockname($dual, $address, $port);
socket_sendmsg($four, ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['x']]);
var_dump(receive($dual, more: ['name' => []])['name']['addr']);
socket_sendmsg($dual, ['name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port4], 'iov' => ['y']]);
var_dump(receive($four)['iov'][0]);

$paths = [sys_get_temp_dir() . '/m1.' . getmypid(), sys_get_temp_dir() . '/m2.' . getmypid()];
[$one, $two] = array_map(function ($path) {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($socket, $path);
    return $socket;
}, $paths);
socket_sendmsg($one, ['name' => ['family' => AF_UNIX, 'path' => $paths[1]], 'iov' => ['x']]);
var_dump(receive($two, more: ['name' => []])['name'] === ['family' => AF_UNIX, 'path' => $paths[0]]);
array_map('unlink', $paths);

[$a, $b] = pair();
socket_sendmsg($a, ['iov' => ['x']]);
var_dump(receive($b, more: ['name' => []])['name']);
?>
--EXPECT--
bool(true)
{"family":2,"addr":"127.0.0.1"}
bool(true)
{"family":10,"addr":"::1","flowinfo":0,"scope_id":0}
string(16) "::ffff:127.0.0.1"
string(1) "y"
bool(true)
NULL
