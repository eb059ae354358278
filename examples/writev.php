<?php
// Header and body in one system call: socket_writev() sends strings that stand apart without
// joining them first, and socket_readv() takes them apart again. Nor are they copied on the way
// into the vector, which holds a reference to each.
//
//     php -d extension=sockets.so examples/writev.php

const HEADER = 8;
const LARGEST = 65536;

/** Sends a frame: eight bytes that say what comes and how much of it, then the body. */
function send_frame($socket, string $type, string $body): bool
{
    $frame = socket_iovec_alloc(2, HEADER, strlen($body));
    socket_iovec_set($frame, 0, pack('a4N', $type, strlen($body)));
    socket_iovec_set($frame, 1, $body);
    $sent = socket_writev($socket, $frame);

    // On a stream fewer bytes than these may be taken (a signal, a full non-blocking socket);
    // the count says where to go on.
    while ($sent !== false && $sent < HEADER + strlen($body)) {
        $rest = $sent < HEADER
            ? substr(socket_iovec_fetch($frame, 0), $sent) . $body
            : substr($body, $sent - HEADER);
        $more = socket_write($socket, $rest);
        $sent = $more === false ? false : $sent + $more;
    }
    return $sent !== false;
}

/** Takes a frame from a stream; null at its end. */
function read_frame($socket): ?array
{
    if (socket_recv($socket, $header, HEADER, MSG_WAITALL) !== HEADER) {
        return null;
    }
    ['type' => $type, 'length' => $length] = unpack('a4type/Nlength', $header);
    if ($length > LARGEST || socket_recv($socket, $body, $length, MSG_WAITALL) !== $length) {
        return null;
    }
    return [rtrim($type, "\0"), $body];
}

/** Takes a frame that came as one message: the kernel puts each part where it belongs. */
function receive_frame($socket): ?array
{
    $frame = socket_iovec_alloc(2, HEADER, LARGEST);
    if (socket_readv($socket, $frame) < HEADER) {
        return null;
    }
    ['type' => $type, 'length' => $length] = unpack('a4type/Nlength', socket_iovec_fetch($frame, 0));
    $body = socket_iovec_fetch($frame, 1);
    return strlen($body) === $length ? [rtrim($type, "\0"), $body] : null;
}

$frames = ['text' => 'Hello, world', 'blob' => random_bytes(50000), 'ask' => '?'];
foreach ([SOCK_STREAM => 'read_frame', SOCK_DGRAM => 'receive_frame'] as $type => $take) {
    socket_create_pair(AF_UNIX, $type, 0, $pair) ?: exit(1);
    foreach ($frames as $name => $body) {
        send_frame($pair[0], $name, $body) ?: exit("not sent\n");
        $came = $take($pair[1]);
        printf("%s: %s of %d bytes %s\n", $take, $name, strlen($body), $came === [$name, $body] ? 'came whole' : 'is broken');
    }
}
