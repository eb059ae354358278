<?php
/* Group membership and its errors, on lo. */

$groups = ['224.0.0.23', '232.1.1.1', '10.0.0.1', '', 'x', 5, null, [], '::1', 'ff02::5', 'ff3e::1'];
$interfaces = ['lo', 'nosuch', 0, 1, '1', -1, 4294967296, null, [], 1.5, ''];
foreach ([[AF_INET, IPPROTO_IP, '224.0.0.23', '127.0.0.1'], [AF_INET6, IPPROTO_IPV6, 'ff02::5', '::1']] as [$family, $level, $usual, $source]) {
    foreach ([MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP, MCAST_JOIN_SOURCE_GROUP, MCAST_BLOCK_SOURCE, MCAST_UNBLOCK_SOURCE, MCAST_LEAVE_SOURCE_GROUP] as $option) {
        $socket = socket_create($family, SOCK_DGRAM, SOL_UDP);
        foreach ($groups as $group) {
            call('socket_set_option', [$socket, $level, $option, ['group' => $group, 'interface' => 'lo', 'source' => $source]]);
            errors($socket);
        }
        foreach ($interfaces as $interface) {
            call('socket_set_option', [$socket, $level, $option, ['group' => $usual, 'interface' => $interface, 'source' => $source]]);
            errors($socket);
        }
        foreach ([[], ['group' => $usual], ['interface' => 'lo'], ['group' => $usual, 'interface' => 'lo'], ['group' => $usual, 'interface' => 'lo', 'source' => 'x'],
                  ['group' => $usual, 'interface' => 'lo', 'source' => []]] as $value) {
            call('socket_set_option', [$socket, $level, $option, $value]);
        }
        call('socket_get_option', [$socket, $level, $option]);
        socket_clear_error();
    }
    $interfaceOption = $family === AF_INET ? IP_MULTICAST_IF : IPV6_MULTICAST_IF;
    foreach ($interfaces as $interface) {
        $socket = socket_create($family, SOCK_DGRAM, SOL_UDP);
        call('socket_set_option', [$socket, $level, $interfaceOption, $interface]);
        errors($socket);
        call('socket_get_option', [$socket, $level, $interfaceOption]);
        socket_clear_error();
    }
}

// Joined on lo, so that the datagram is received.
$receiver = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($receiver, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 300000]);
socket_bind($receiver, '0.0.0.0', 5009);
call('socket_set_option', [$receiver, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '224.0.0.23', 'interface' => 'lo']]);
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
call('socket_set_option', [$sender, IPPROTO_IP, IP_MULTICAST_IF, 'lo']);
call('socket_sendto', [$sender, 'to the group', 12, 0, '224.0.0.23', 5009]);
call('socket_recvfrom', [$receiver, &$data, 100, 0, &$from]);
