<?php
/* UDP and Unix datagrams: sizes, truncation, peeking, names of senders. */

foreach ([[AF_INET, '127.0.0.1'], [AF_INET6, '::1']] as [$family, $local]) {
    $receiver = socket_create($family, SOCK_DGRAM, SOL_UDP);
    socket_bind($receiver, $local, 0);
    socket_getsockname($receiver, $name, $port);
    $sender = call('socket_create', [$family, SOCK_DGRAM, SOL_UDP]);
    foreach (['', 'a', str_repeat('b', 100), str_repeat('c', 9000), "zero\0inside"] as $payload) {
        foreach ([1, 50, 65536] as $length) {
            call('socket_sendto', [$sender, $payload, strlen($payload), 0, $local, $port]);
            call('socket_recvfrom', [$receiver, &$data, $length, MSG_PEEK, &$from, &$fromPort]);
            call('socket_recvfrom', [$receiver, &$data, $length, 0, &$from, &$fromPort]);
        }
    }
    call('socket_sendto', [$sender, str_repeat('d', 70000), 70000, 0, $local, $port]);
    errors($sender);
    call('socket_recvfrom', [$receiver, &$data, 10, 0, &$from]);
    call('socket_recvfrom', [$receiver, &$data, 10, MSG_DONTWAIT, &$from, &$fromPort]);
    errors($receiver);
    call('socket_recvfrom', [$receiver, &$data, 0, 0, &$from, &$fromPort]);
    call('socket_recvfrom', [$receiver, &$data, -1, 0, &$from, &$fromPort]);
    // Connected to a peer that then closes.
    call('socket_connect', [$sender, $local, $port]);
    call('socket_send', [$sender, 'connected', 9, 0]);
    call('socket_read', [$receiver, 4]);
    call('socket_close', [$receiver]);
    call('socket_send', [$sender, 'refused', 7, 0]);
    call('socket_send', [$sender, 'refused', 7, 0]);
    errors($sender);
    call('socket_listen', [$sender]);
    call('socket_accept', [$sender]);
    errors($sender);
}

$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, 'receiver');
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
call('socket_sendto', [$sender, 'unnamed', 7, 0, 'receiver']);
call('socket_recvfrom', [$receiver, &$data, 100, 0, &$from]);
socket_bind($sender, 'sender');
call('socket_sendto', [$sender, 'named', 5, 0, 'receiver', 77]);
call('socket_recvfrom', [$receiver, &$data, 100, 0, &$from, &$fromPort]);
call('socket_sendto', [$sender, 'nowhere', 7, 0, 'no-such']);
errors($sender);
call('socket_sendto', [$sender, 'x', -1, 0, 'receiver']);
call('socket_sendto', [$sender, 'x', 1, 0, '']);
