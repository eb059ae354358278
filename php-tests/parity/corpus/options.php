<?php
/* Every option of every level, read from a new socket of each kind, and values
 * of every shape for those that scripts set. */

$noise = [
    // Differ from run to run: clocks, counters, cookies, the CPU at hand.
    [SOL_SOCKET, 29], [SOL_SOCKET, 35], [SOL_SOCKET, 49], [SOL_SOCKET, 55], [SOL_SOCKET, 56], [SOL_SOCKET, 57], [SOL_SOCKET, 59],
    [SOL_SOCKET, 71], [SOL_TCP, 11], [SOL_TCP, 24],
];
$kinds = [[AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM], [AF_INET6, SOCK_STREAM], [AF_INET6, SOCK_DGRAM], [AF_UNIX, SOCK_STREAM]];
foreach ($kinds as [$family, $type]) {
    echo "---- family $family, type $type\n";
    foreach ([SOL_SOCKET, SOL_TCP, SOL_UDP, IPPROTO_IP, IPPROTO_IPV6, 999, -1] as $level) {
        $socket = socket_create($family, $type, 0);
        foreach (range(0, 80) as $option) {
            // For string options the C extension returns an uninitialised number.
            if (in_array([$level, $option], $noise, true) || in_array($option, [25, 26, 31], true)) {
                continue;
            }
            call('socket_get_option', [$socket, $level, $option]);
        }
    }
}

$values = [1, 0, -1, 256, 65536, PHP_INT_MAX, true, null, 1.5, '1', 'x', '', [], ['x' => 1], new stdClass()];
$options = [
    [SOL_SOCKET, 'SO_REUSEADDR'], [SOL_SOCKET, 'SO_SNDBUF'], [SOL_SOCKET, 'SO_RCVLOWAT'], [SOL_SOCKET, 'SO_BROADCAST'], [SOL_SOCKET, 'SO_TYPE'],
    [SOL_SOCKET, 'SO_LINGER'], [SOL_SOCKET, 'SO_RCVTIMEO'], [SOL_SOCKET, 'SO_SNDTIMEO'], [SOL_SOCKET, 'SO_KEEPALIVE'], [SOL_SOCKET, 'SO_OOBINLINE'],
    [SOL_TCP, 'TCP_NODELAY'], [SOL_TCP, 'TCP_KEEPIDLE'], [SOL_TCP, 'TCP_CONGESTION'], [IPPROTO_IP, 'IP_MULTICAST_TTL'], [IPPROTO_IP, 'IP_MULTICAST_LOOP'],
    [IPPROTO_IP, 'IP_MULTICAST_IF'], [IPPROTO_IPV6, 'IPV6_MULTICAST_HOPS'], [IPPROTO_IPV6, 'IPV6_MULTICAST_LOOP'], [IPPROTO_IPV6, 'IPV6_MULTICAST_IF'],
    [IPPROTO_IPV6, 'IPV6_UNICAST_HOPS'], [IPPROTO_IPV6, 'IPV6_V6ONLY'], [IPPROTO_IP, 'MCAST_JOIN_GROUP'], [IPPROTO_IPV6, 'MCAST_LEAVE_GROUP'],
];
foreach ($options as [$level, $name]) {
    foreach ([[AF_INET, SOCK_STREAM], [AF_INET6, SOCK_DGRAM]] as [$family, $type]) {
        foreach ($values as $value) {
            $socket = socket_create($family, $type, 0);
            echo "$name\n";
            call('socket_set_option', [$socket, $level, constant($name), $value]);
            errors($socket);
            call('socket_get_option', [$socket, $level, constant($name)]);
            socket_clear_error();
        }
    }
}

$arrays = [
    'SO_LINGER' => [['l_onoff' => 1, 'l_linger' => 7], ['l_onoff' => 0, 'l_linger' => 7], ['l_onoff' => 1], ['l_linger' => 1], ['l_onoff' => '1', 'l_linger' => '2']],
    'SO_RCVTIMEO' => [['sec' => 1, 'usec' => 5000], ['sec' => 0, 'usec' => 0], ['sec' => 1], ['usec' => 1], ['sec' => -1, 'usec' => 0], ['sec' => 0, 'usec' => 1000000],
        ['sec' => '1', 'usec' => '8000'], ['sec' => 1.9, 'usec' => 0]],
];
foreach ($arrays as $name => $list) {
    foreach ($list as $value) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        echo "$name\n";
        call('socket_set_option', [$socket, SOL_SOCKET, constant($name), $value]);
        errors($socket);
        call('socket_get_option', [$socket, SOL_SOCKET, constant($name)]);
        call('socket_setopt', [$socket, SOL_SOCKET, constant($name), $value]);
        call('socket_getopt', [$socket, SOL_SOCKET, constant($name)]);
        socket_clear_error();
    }
}
