--TEST--
AF_PACKET names, which C cannot read: a frame sent by interface and received with its sender
--EXTENSIONS--
sockets
posix
--SKIPIF--
<?php
use const Sockets\{AF_PACKET, ETH_P_IP};

if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (posix_geteuid() !== 0) die('skip packet sockets are for root');
try {
    if (!@socket_create(AF_PACKET, SOCK_DGRAM, ETH_P_IP)) die('skip no packet sockets');
} catch (ValueError) {
    die('skip no AF_PACKET');
}
?>
--FILE--
<?php
use const Sockets\AF_PACKET;

require __DIR__ . '/helpers.inc';

// 0x88B5 is an Ethernet type for local experiments.
$in = socket_create(AF_PACKET, SOCK_DGRAM, 0x88B5);
$out = socket_create(AF_PACKET, SOCK_DGRAM, 0);
var_dump(socket_sendmsg($out, [
    'name' => ['ifindex' => 'lo', 'protocol' => 0x88B5, 'addr' => "\2\0\0\0\0\1"],
    'iov' => ['frame'],
]));
$message = receive($in, 10, ['name' => []], 0);
$message['name']['addr'] = bin2hex($message['name']['addr']);
$message['name']['ifindex'] = $message['name']['ifindex'] > 0;
echo json_encode($message), "\n";

warnings_as_lines();
[$udp] = udp();
outcome(fn () => socket_sendmsg($out, ['name' => []]));
outcome(fn () => socket_sendmsg($out, ['name' => ['ifindex' => 'nosuch']]));
outcome(fn () => socket_sendmsg($out, ['name' => ['ifindex' => 1, 'addr' => '123456789']]));
outcome(fn () => socket_sendmsg($udp, ['name' => ['family' => AF_PACKET]]));
?>
--EXPECT--
int(5)
{"name":{"family":17,"ifindex":true,"protocol":34997,"hatype":772,"pkttype":3,"addr":"000000000000"},"control":[],"iov":["frame"],"flags":0}
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): The key 'ifindex' is required
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > ifindex): no interface with name "nosuch" could be found
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): a hardware address has at most 8 bytes
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX
false
