<?php

/**
 * A server that is started with its listening sockets already open, as systemd does it: nothing
 * runs until the first client comes, and a restart loses no connection. It ends when nobody has
 * come for a while; the next client starts it again.
 *
 *     systemd-socket-activate -l 8090 php examples/socket_activation.php [seconds]
 *     curl http://127.0.0.1:8090/
 *
 * With units: ListenStream=8090 in clock.socket, ExecStart=/usr/bin/php .../socket_activation.php
 * in clock.service.
 */

use function Sockets\from_fd;

/** The sockets that the parent process has handed over (sd_listen_fds(3)). */
function handed_over(): array
{
    // They may have been meant for a parent of ours.
    if ((int) getenv('LISTEN_PID') !== getmypid()) {
        return [];
    }
    $sockets = [];
    for ($fd = 3; $fd < 3 + (int) getenv('LISTEN_FDS'); $fd++) {
        // A duplicate that programs we start do not get; a descriptor that is no socket is left out.
        if ($socket = @from_fd($fd)) {
            $sockets[] = $socket;
        }
    }
    putenv('LISTEN_PID');
    putenv('LISTEN_FDS');
    return $sockets;
}

$sockets = handed_over();
if ($sockets === []) {
    fwrite(fopen('php://stderr', 'w'), "No sockets were handed over; see the comment in this file.\n");
    exit(1);
}
foreach ($sockets as $socket) {
    // Another process may take the client that select() tells of.
    socket_set_nonblock($socket);
    socket_getsockname($socket, $address, $port);
    echo "Serving the clients of $address:$port\n";
}
flush();

$idle = (int) ($argv[1] ?? 30);
while (true) {
    $ready = $sockets;
    $none = null;
    if (!socket_select($ready, $none, $none, $idle)) {
        break;
    }
    foreach ($ready as $socket) {
        if (!$client = @socket_accept($socket)) {
            continue;
        }
        socket_set_block($client);
        socket_set_option($client, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
        @socket_read($client, 8192);
        $body = date('H:i:s') . ', from ' . PHP_SAPI . "\n";
        @socket_write($client, "HTTP/1.0 200 OK\r\nContent-Length: " . strlen($body) . "\r\n\r\n$body");
        socket_close($client);
    }
}
echo "Nobody came for $idle seconds\n";
