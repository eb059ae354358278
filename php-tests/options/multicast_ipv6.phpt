--TEST--
IPv6 groups: join, leave, block, by source; a datagram sent through eth0 is received there
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/network.inc'; ?>
--FILE--
<?php
require __DIR__ . '/groups.inc';
$s = listener(AF_INET6);
$sender = udp6();
$self = 'fd00:192::1';
socket_bind($sender, $self);
var_dump(socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'eth0'));
$index = socket_get_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF);
var_dump($index > 0, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF, $index));

$group = 'ff15::1:2:3';
$set = fn ($option, $more = []) => socket_set_option($s, IPPROTO_IPV6, $option, ['group' => $group, 'interface' => 'eth0'] + $more);
$heard = fn () => arrives($s, $sender, $group, $self);

echo "never joined: "; var_dump($heard());
echo "joined: "; var_dump($set(MCAST_JOIN_GROUP), $heard());
echo "blocked: "; var_dump($set(MCAST_BLOCK_SOURCE, ['source' => $self]), $heard());
echo "unblocked: "; var_dump($set(MCAST_UNBLOCK_SOURCE, ['source' => $self]), $heard());
echo "no loop: "; var_dump(socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, false), $heard());
echo "loop: "; var_dump(socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 1), $heard());
echo "left: "; var_dump($set(MCAST_LEAVE_GROUP), $heard());
echo "another's: "; var_dump($set(MCAST_JOIN_SOURCE_GROUP, ['source' => 'fd00:192::77']), $heard());
echo "this one's: "; var_dump($set(MCAST_JOIN_SOURCE_GROUP, ['source' => $self]), $heard());
echo "left it: "; var_dump($set(MCAST_LEAVE_SOURCE_GROUP, ['source' => $self]), $heard());
?>
--EXPECT--
bool(true)
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
left it: bool(true)
bool(false)
