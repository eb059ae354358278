<?php
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
$file = tmpfile();
// Streams over sockets, since 8.2 sends something else for a Socket. They are received as Sockets.
$streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
socket_sendmsg($a, ['iov' => ['one', 'two'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$streams[0], $file, $streams[1]]]]]);
$into = ['name' => [], 'buffer_size' => 100, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 3)];
$message = $into;
window('socket_recvmsg with descriptors', function () use ($b, &$message) {
    return socket_recvmsg($b, $message);
}, $message, $b);
$message = $into;
then('again', function () use ($b, &$message) {
    return socket_recvmsg($b, $message, MSG_DONTWAIT);
}, $message);
[$from, $p] = udp();
[$to, $q] = udp();
socket_sendto($from, 'data', 4, 0, '127.0.0.1', $q);
$message = ['name' => ['family' => AF_INET], 'buffer_size' => 100, 'controllen' => 100];
window('socket_recvmsg from an address', function () use ($to, &$message) {
    return socket_recvmsg($to, $message);
}, $message, $to);
