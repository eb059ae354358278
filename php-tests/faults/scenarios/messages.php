<?php
require __DIR__ . '/../lib/window.inc';

// Control messages from the kernel, and names that have to be looked up.
[$from, $p] = udp(AF_INET6);
[$to, $q] = udp(AF_INET6);
socket_set_option($to, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
socket_set_option($to, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
socket_set_nonblock($to);
$message = ['name' => ['addr' => '::1', 'port' => $q], 'iov' => ['some ', 'data'], 'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 'lo']]]];
window('socket_sendmsg, an interface by name', fn () => socket_sendmsg($from, $message), $from);
$got = ['name' => ['family' => AF_INET6, 'addr' => '::1'], 'buffer_size' => 2000, 'controllen' => 200];
window('socket_recvmsg, what the kernel adds', function () use ($to, &$got) {
    return socket_recvmsg($to, $got);
}, $to);
[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
window('socket_sendmsg, credentials', fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid(), 'uid' => 0, 'gid' => 0]]]]), $a);
$got = ['buffer_size' => 3 << 20, 'controllen' => 100];
window('socket_recvmsg, large', function () use ($b, &$got) {
    return socket_recvmsg($b, $got, MSG_DONTWAIT);
}, $b);
then('write', fn () => socket_write($a, 'again'));
window('socket_cmsg_space', fn () => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 3));
