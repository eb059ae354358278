--TEST--
Multicast: an interface named by one of its addresses
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
[$s] = udp();
$set = fn (int $option, string $interface) =>
    socket_set_option($s, IPPROTO_IP, $option, ['group' => '239.1.2.3', 'interface' => $interface]);

var_dump($set(MCAST_JOIN_GROUP, '127.0.0.1'));
// The group was joined on that interface.
var_dump($set(MCAST_LEAVE_GROUP, 'lo'));
var_dump($set(MCAST_JOIN_GROUP, '203.0.113.77'));

$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
var_dump(socket_set_option($s, IPPROTO_IP, IP_MULTICAST_IF, '127.0.0.1'));
var_dump(socket_get_option($s, IPPROTO_IP, IP_MULTICAST_IF) === $lo);
var_dump(socket_set_option($s, IPPROTO_IP, IP_MULTICAST_IF, '203.0.113.77'));

$six = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_set_option($six, IPPROTO_IPV6, IPV6_MULTICAST_IF, '::1'));
var_dump(socket_get_option($six, IPPROTO_IPV6, IPV6_MULTICAST_IF) === $lo);
var_dump(socket_set_option($six, IPPROTO_IPV6, MCAST_JOIN_GROUP, ['group' => 'ff02::1234', 'interface' => '::1']));
var_dump(socket_set_option($six, IPPROTO_IPV6, MCAST_LEAVE_GROUP, ['group' => 'ff02::1234', 'interface' => $lo]));
// A name that would be an address if it were cut at its NUL is refused.
var_dump(socket_set_option($s, IPPROTO_IP, IP_MULTICAST_IF, "127.0.0.1\0x"));
?>
--EXPECT--
bool(true)
bool(true)
Warning: socket_set_option(): No interface with name "203.0.113.77" could be found
bool(false)
bool(true)
bool(true)
Warning: socket_set_option(): No interface with name "203.0.113.77" could be found
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
Warning: socket_set_option(): No interface with name "127.0.0.1" could be found
bool(false)
