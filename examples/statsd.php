<?php

/**
 * A statsd counter over UDP that takes and sends many datagrams in one system call.
 *
 *     php examples/statsd.php                       # listens on 127.0.0.1:8125
 *     php examples/statsd.php send 100000           # 100,000 datagrams to it
 *
 * What to take from it: UDP_GRO lets the kernel hand over a row of datagrams of one size as
 * one message, UDP_SEGMENT lets it cut one message into such a row. Each datagram costs a
 * small part of a system call then. What the network sees does not change.
 */

use const Sockets\{SOL_UDP, UDP_GRO, UDP_SEGMENT};

/** What the kernel takes in one message: 64 datagrams, and 65,507 bytes over IPv4. */
const SEGMENTS = 64;

if (($argv[1] ?? '') === 'send') {
    send((int) ($argv[2] ?? 100_000), (int) ($argv[3] ?? 8125));
    exit;
}

$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
// Datagrams that come while the program is busy wait here; what does not fit is lost.
socket_set_option($socket, SOL_SOCKET, SO_RCVBUF, 8 << 20);
socket_set_option($socket, SOL_UDP, UDP_GRO, 1);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 0]);
if (!socket_bind($socket, '127.0.0.1', (int) ($argv[1] ?? 8125))) {
    exit(1);
}
socket_getsockname($socket, $address, $port);
echo "Listening on $address:$port\n";

$running = true;
if (function_exists('pcntl_async_signals')) {
    pcntl_async_signals(true);
    pcntl_signal(SIGTERM, function () use (&$running) { $running = false; });
}

$counters = [];
$datagrams = $calls = 0;
$room = socket_cmsg_space(SOL_UDP, UDP_GRO);
$told = time();
while ($running) {
    $message = ['buffer_size' => 65535, 'controllen' => $room];
    if (@socket_recvmsg($socket, $message) === false) {
        tell();
        continue;
    }
    $calls++;
    $data = $message['iov'][0];
    // Without the message there was one datagram.
    $size = $message['control'][0]['data'] ?? strlen($data);
    foreach (str_split($data, max($size, 1)) as $datagram) {
        $datagrams++;
        // "name:1|c", the form of https://github.com/statsd/statsd
        if (sscanf($datagram, '%[^:]:%d|c', $name, $count) === 2) {
            $counters[$name] = ($counters[$name] ?? 0) + $count;
        }
    }
    if (time() !== $told) {
        tell();
    }
}
tell();

function tell(): void
{
    global $counters, $datagrams, $calls, $told;
    $told = time();
    if ($datagrams > 0) {
        echo "$datagrams datagrams in $calls calls: ", json_encode($counters), "\n";
        $datagrams = $calls = 0;
    }
}

/** Sends datagrams of one size, SEGMENTS at a time. */
function send(int $count, int $port): void
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_connect($socket, '127.0.0.1', $port);
    for ($sent = 0; $sent < $count; $sent += $now) {
        $now = min(SEGMENTS, $count - $sent);
        $data = '';
        for ($i = 0; $i < $now; $i++) {
            // All but the last must have the same length.
            $data .= sprintf('page.%03d:1|c', ($sent + $i) % 100);
        }
        socket_sendmsg($socket, [
            'iov' => [$data],
            'control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => strlen('page.000:1|c')]],
        ]);
        // A receiver on the same machine cannot be told to wait: give it time to read.
        if ($sent / SEGMENTS % 16 === 0) {
            usleep(100);
        }
    }
}
