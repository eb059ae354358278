--TEST--
IPv4 groups: join, leave, block, by source; a datagram sent through eth0 is received there
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/network.inc'; ?>
--FILE--
<?php
require __DIR__ . '/groups.inc';
$s = listener(AF_INET);
$sender = udp();
socket_bind($sender, '192.0.2.1');
var_dump(socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'eth0'));
var_dump(socket_get_option($sender, IPPROTO_IP, IP_MULTICAST_IF) === net_get_interfaces_index('eth0'));

function net_get_interfaces_index(string $name): int
{
    // The index, read from another socket on which the interface was set by name.
    $s = udp6();
    socket_set_option($s, IPPROTO_IPV6, IPV6_MULTICAST_IF, $name);
    return socket_get_option($s, IPPROTO_IPV6, IPV6_MULTICAST_IF);
}

$set = fn ($option, $more = []) => socket_set_option($s, IPPROTO_IP, $option, ['group' => '239.1.2.3', 'interface' => 'eth0'] + $more);
$heard = fn () => arrives($s, $sender, '239.1.2.3', '192.0.2.1');

echo "never joined: "; var_dump($heard());
echo "joined: "; var_dump($set(MCAST_JOIN_GROUP), $heard());
echo "blocked: "; var_dump($set(MCAST_BLOCK_SOURCE, ['source' => '192.0.2.1']), $heard());
echo "unblocked: "; var_dump($set(MCAST_UNBLOCK_SOURCE, ['source' => '192.0.2.1']), $heard());
echo "no loop: "; var_dump(socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_LOOP, false), $heard());
echo "loop: "; var_dump(socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_LOOP, true), $heard());
echo "left: "; var_dump($set(MCAST_LEAVE_GROUP), $heard());
echo "another's: "; var_dump($set(MCAST_JOIN_SOURCE_GROUP, ['source' => '192.0.2.77']), $heard());
echo "this one's: "; var_dump($set(MCAST_JOIN_SOURCE_GROUP, ['source' => '192.0.2.1']), $heard());
echo "left both: "; var_dump($set(MCAST_LEAVE_SOURCE_GROUP, ['source' => '192.0.2.1']), $heard(), $set(MCAST_LEAVE_SOURCE_GROUP, ['source' => '192.0.2.77']));

// By index, and as an object whose interface name is an object.
$index = net_get_interfaces_index('eth0');
$eth0 = new class { function __toString() { return 'eth0'; } };
var_dump(socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '239.1.2.3', 'interface' => $index]), $heard());
echo attempt(fn () => socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP, (object) ['group' => '239.1.2.3', 'interface' => $eth0])), "\n";
echo attempt(fn () => socket_set_option($s, IPPROTO_IP, MCAST_LEAVE_GROUP, ['group' => '239.9.9.9', 'interface' => $index])), "\n";
?>
--EXPECTF--
bool(true)
bool(true)
never joined: bool(false)
joined: bool(true)
bool(true)
blocked: bool(true)
bool(false)
unblocked: bool(true)
bool(true)
no loop: bool(true)
bool(false)
loop: bool(true)
bool(true)
left: bool(true)
bool(false)
another's: bool(true)
bool(false)
this one's: bool(true)
bool(true)
left both: bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
false | Unable to set socket option [98]: %s
false | Unable to set socket option [99]: %s
