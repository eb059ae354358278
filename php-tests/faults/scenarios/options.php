<?php
require __DIR__ . '/../lib/window.inc';

[$listener, $client, $server] = tcp();
$get = fn (mixed $socket, int $level, int $option) => fn () => socket_get_option($socket, $level, $option);
$set = fn (mixed $socket, int $level, int $option, mixed $value) => fn () => socket_set_option($socket, $level, $option, $value);
foreach ([
    [SOL_SOCKET, SO_KEEPALIVE, 1],
    [SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 2]],
    [SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 5000]],
    [SOL_TCP, TCP_NODELAY, 1],
] as [$level, $option, $value]) {
    window("socket_set_option $level $option", $set($client, $level, $option, $value), $client);
    then('the same again', $set($client, $level, $option, $value));
    window("socket_get_option $level $option", $get($client, $level, $option), $client);
    then('the same again', $get($client, $level, $option));
}
window('an error of the socket', $get($client, SOL_SOCKET, SO_ERROR), $client);
[$udp] = udp();
window('bound to a device', $set($udp, SOL_SOCKET, SO_BINDTODEVICE, 'lo'), $udp);
window('a multicast interface', $set($udp, IPPROTO_IP, IP_MULTICAST_IF, 'lo'), $udp);
window('which it is', $get($udp, IPPROTO_IP, IP_MULTICAST_IF), $udp);
window('a multicast TTL', $set($udp, IPPROTO_IP, IP_MULTICAST_TTL, 3), $udp);
window('no multicast loop', $set($udp, IPPROTO_IP, IP_MULTICAST_LOOP, 0), $udp);
window('joins', $set($udp, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '224.0.0.100', 'interface' => 'lo']), $udp);
window('leaves', $set($udp, IPPROTO_IP, MCAST_LEAVE_GROUP, ['group' => '224.0.0.100', 'interface' => 'lo']), $udp);
[$udp6] = udp(AF_INET6);
window('an IPv6 multicast interface', $set($udp6, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'lo'), $udp6);
window('which it is', $get($udp6, IPPROTO_IPV6, IPV6_MULTICAST_IF), $udp6);
window('socket_getopt', fn () => socket_getopt($udp, SOL_SOCKET, SO_TYPE), $udp);
window('socket_setopt', fn () => socket_setopt($udp, SOL_SOCKET, SO_BROADCAST, 1), $udp);
