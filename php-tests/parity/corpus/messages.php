<?php
/* socket_sendmsg, socket_recvmsg and socket_cmsg_space: conversions in both directions, and
 * every error with its path. */

function receive(mixed $socket, mixed $template, int $flags = MSG_DONTWAIT): mixed
{
    $message = $template;
    call('socket_recvmsg', [$socket, &$message, $flags]);
    errors($socket);
    socket_clear_error();
    return $message;
}

socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
$room = ['controllen' => 200];
foreach ([
    ['iov' => ['a']], ['iov' => ['a', 'bc', 'def']], ['iov' => []], ['iov' => ['']], ['iov' => 'a'], ['iov' => [1, 2.5, null, true]], ['iov' => [[]]],
    ['iov' => ['k' => 'v']], ['iov' => null], [], ['x' => 1], ['iov' => ['a'], 'flags' => 0], ['iov' => ['a'], 'name' => null], ['iov' => ['a'], 'name' => 5],
    ['iov' => ['a'], 'name' => []], ['iov' => ['a'], 'name' => ['family' => 999]], ['iov' => ['a'], 'name' => ['family' => 'x']],
    ['iov' => ['a'], 'name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => 1]], ['iov' => ['a'], 'name' => ['path' => 'no-such']],
    ['iov' => ['a'], 'name' => ['path' => '']], ['iov' => ['a'], 'name' => ['path' => str_repeat('x', 200)]], ['iov' => ['a'], 'control' => []],
    ['iov' => ['a'], 'control' => 5], ['iov' => ['a'], 'control' => [5]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => 77, 'data' => 1]]],
    ['iov' => ['a'], 'control' => [['level' => 'x', 'type' => SCM_RIGHTS, 'data' => []]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => 'x']]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => []]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [1]]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDERR]]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDERR, STDERR]]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid(), 'uid' => getmyuid(), 'gid' => getmygid()]]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid()]]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => 'x', 'uid' => 0, 'gid' => 0]]]],
    ['iov' => ['a'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => -1, 'uid' => 0, 'gid' => 4294967296]]]],
] as $message) {
    call('socket_sendmsg', [$pair[0], $message]);
    errors($pair[0]);
    socket_clear_error();
    receive($pair[1], $room);
}

foreach ([[], ['controllen' => 0], ['controllen' => -1], ['controllen' => 'x'], ['controllen' => 1], ['controllen' => 100, 'buffer_size' => 2],
          ['controllen' => 100, 'buffer_size' => 0], ['controllen' => 100, 'buffer_size' => -1], ['controllen' => 100, 'buffer_size' => 200000000],
          ['controllen' => 100, 'buffer_size' => []], ['controllen' => 100, 'name' => []], ['controllen' => 100, 'name' => ['family' => AF_UNIX]],
          ['controllen' => 100, 'name' => ['family' => AF_INET]], ['controllen' => 100, 'name' => 1], ['controllen' => [], 'name' => []], ['controllen' => 4294967296]] as $template) {
    socket_sendmsg($pair[0], ['iov' => ['payload']]);
    receive($pair[1], $template);
    receive($pair[1], $room, MSG_DONTWAIT | MSG_PEEK);
    receive($pair[1], $room);
}

// Received credentials and descriptors.
socket_set_option($pair[1], SOL_SOCKET, SO_PASSCRED, 1);
socket_sendmsg($pair[0], ['iov' => ['who']]);
$message = receive($pair[1], ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS)]);
socket_set_option($pair[1], SOL_SOCKET, SO_PASSCRED, 0);
$stream = fopen('php://memory', 'r');
call('socket_sendmsg', [$pair[0], ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$stream]]]]]);

// IPv6 control messages over UDP.
$receiver = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_bind($receiver, '::1', 0);
socket_getsockname($receiver, $address, $port);
foreach (['IPV6_RECVPKTINFO', 'IPV6_RECVHOPLIMIT', 'IPV6_RECVTCLASS'] as $name) {
    socket_set_option($receiver, IPPROTO_IPV6, constant($name), 1);
}
$sender = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
$to = ['family' => AF_INET6, 'addr' => '::1', 'port' => $port];
foreach ([
    [], [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 13]], [['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => 40]],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 300]], [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 'x']],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 0]]],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 'lo']]],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::2', 'ifindex' => 1]]],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => 'x', 'ifindex' => 1]]],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1']]],
    [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 9], ['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => 8]],
] as $control) {
    call('socket_sendmsg', [$sender, ['name' => $to, 'iov' => ['six'], 'control' => $control]]);
    errors($sender);
    socket_clear_error();
    receive($receiver, ['name' => [], 'controllen' => 200]);
}
foreach ([['addr' => '::1', 'port' => 70000], ['addr' => '::1', 'port' => 'x'], ['addr' => 'x', 'port' => 1], ['port' => $port, 'addr' => '::1', 'scope_id' => 'lo'],
          ['port' => $port, 'addr' => '::1', 'scope_id' => 'nosuch'], ['port' => $port, 'addr' => '::1', 'flowinfo' => 3], ['port' => $port]] as $name) {
    call('socket_sendmsg', [$sender, ['name' => $name, 'iov' => ['six']]]);
    errors($sender);
    socket_clear_error();
}

foreach ([SOL_SOCKET, IPPROTO_IPV6, 0, -1] as $level) {
    foreach ([SCM_RIGHTS, SCM_CREDENTIALS, IPV6_PKTINFO, IPV6_HOPLIMIT, IPV6_TCLASS, 0, 103] as $type) {
        call('socket_cmsg_space', [$level, $type]);
        call('socket_cmsg_space', [$level, $type, 5]);
        call('socket_cmsg_space', [$level, $type, -1]);
        call('socket_cmsg_space', [$level, $type, PHP_INT_MAX]);
    }
}
