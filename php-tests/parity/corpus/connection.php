<?php
/* A TCP connection over IPv4 and IPv6, step by step, with every possible error. */

foreach ([[AF_INET, '127.0.0.1'], [AF_INET6, '::1']] as [$family, $local]) {
    echo "---- $local\n";
    $server = call('socket_create', [$family, SOCK_STREAM, SOL_TCP]);
    call('socket_getsockname', [$server, &$address, &$port]);
    call('socket_getpeername', [$server, &$address, &$port]);
    errors($server);
    call('socket_accept', [$server]);
    errors($server);
    call('socket_read', [$server, 10]);
    call('socket_write', [$server, 'abc']);
    call('socket_bind', [$server, $local]);
    call('socket_bind', [$server, $local, 0]);
    errors($server);
    call('socket_listen', [$server, 1]);
    call('socket_listen', [$server]);
    call('socket_set_nonblock', [$server]);
    call('socket_accept', [$server]);
    errors($server);
    call('socket_set_block', [$server]);
    call('socket_getsockname', [$server, &$address, &$port]);

    $client = call('socket_create', [$family, SOCK_STREAM, 0]);
    call('socket_connect', [$client, $local]);
    call('socket_connect', [$client, $local, $port]);
    call('socket_connect', [$client, $local, $port]);
    errors($client);
    call('socket_connect', [$server, $local, $port]);
    errors($server);
    $peer = call('socket_accept', [$server]);
    foreach ([$client, $peer] as $socket) {
        call('socket_getsockname', [$socket, &$a, &$p]);
        call('socket_getsockname', [$socket, &$a]);
        call('socket_getpeername', [$socket, &$a, &$p]);
        call('socket_getpeername', [$socket, &$a]);
    }

    call('socket_write', [$client, 'hello world']);
    call('socket_write', [$client, 'hello world', 5]);
    call('socket_write', [$client, 'hello world', 50]);
    call('socket_write', [$client, '', 0]);
    call('socket_write', [$client, 'x', -1]);
    call('socket_write', [$client, 'x', PHP_INT_MIN]);
    usleep(2000);
    call('socket_recv', [$peer, &$data, 5, MSG_PEEK]);
    call('socket_recv', [$peer, &$data, 11, MSG_WAITALL]);
    call('socket_recv', [$peer, &$data, 0, 0]);
    call('socket_recv', [$peer, &$data, -1, 0]);
    call('socket_recv', [$peer, &$data, 1, 0x40000000]);
    call('socket_read', [$peer, 4]);
    call('socket_read', [$peer, 0]);
    call('socket_read', [$peer, -5]);
    call('socket_read', [$peer, 4096, 7]);
    call('socket_set_nonblock', [$peer]);
    call('socket_read', [$peer, 10]);
    errors($peer);
    call('socket_recv', [$peer, &$data, 10, 0]);
    call('socket_recvfrom', [$peer, &$data, 10, 0, &$from]);
    call('socket_recvfrom', [$peer, &$data, 10, 0, &$from, &$fromPort]);

    call('socket_send', [$peer, 'answer', 3, 0]);
    call('socket_send', [$peer, 'answer', 30, 0]);
    call('socket_send', [$peer, 'answer', -1, 0]);
    call('socket_send', [$peer, '!', 1, MSG_OOB]);
    call('socket_sendto', [$peer, 'more', 4, 0, $local, 9]);
    call('socket_sendto', [$peer, 'more', 4, 0, $local]);
    errors($peer);
    usleep(2000);
    call('socket_recvfrom', [$client, &$data, 100, 0, &$from, &$fromPort]);
    call('socket_recv', [$client, &$data, 1, MSG_OOB]);

    call('socket_shutdown', [$client, 5]);
    call('socket_shutdown', [$client, -1]);
    call('socket_shutdown', [$client, 1]);
    call('socket_write', [$client, 'late']);
    errors($client);
    call('socket_set_block', [$peer]);
    call('socket_read', [$peer, 10]);
    call('socket_recv', [$peer, &$data, 10, 0]);
    call('socket_recvfrom', [$peer, &$data, 10, 0, &$from, &$fromPort]);
    call('socket_shutdown', [$peer]);
    call('socket_shutdown', [$peer]);
    call('socket_shutdown', [$server]);
    errors($server);

    call('socket_close', [$client]);
    foreach (['close', 'read', 'write', 'accept', 'listen', 'shutdown', 'set_block', 'set_nonblock', 'last_error', 'clear_error'] as $name) {
        call("socket_$name", array_slice([$client, $name === 'write' ? 'x' : 1], 0, in_array($name, ['read', 'write'], true) ? 2 : 1));
    }
    call('socket_connect', [$client, $local, 1]);
    call('socket_bind', [$client, $local, 1]);
    call('socket_recv', [$client, &$data, 1, 0]);
    call('socket_send', [$client, 'x', 1, 0]);
    call('socket_recvfrom', [$client, &$data, 1, 0, &$from]);
    call('socket_sendto', [$client, 'x', 1, 0, $local, 1]);
    call('socket_getsockname', [$client, &$a]);
    call('socket_getpeername', [$client, &$a]);
    call('socket_get_option', [$client, SOL_SOCKET, SO_TYPE]);
    call('socket_set_option', [$client, SOL_SOCKET, SO_REUSEADDR, 1]);
    call('socket_export_stream', [$client]);
    call('socket_sendmsg', [$client, []]);
    $template = [];
    call('socket_recvmsg', [$client, &$template]);
    $read = [$client];
    $none = null;
    call('socket_select', [&$read, &$none, &$none, 0]);
    unset($read, $none, $template);
    call('socket_close', [$peer]);
    call('socket_close', [$server]);

    // The listener is closed by now.
    $client = call('socket_create', [$family, SOCK_STREAM, 0]);
    call('socket_connect', [$client, $local, $port]);
    errors($client);
    call('socket_clear_error', [$client]);
    errors($client);
    call('socket_clear_error');
    errors($client);
}
