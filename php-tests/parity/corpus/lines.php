<?php
/* socket_read in both modes over streams that have enough data. */

foreach (["one\ntwo\r\nthree\rfour\n\n\r\nlast\n", "no end but long enough for every read of this test", "\n\n\n", "\r\n\r\n"] as $text) {
    foreach ([1, 2, 3, 5, 100] as $length) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        socket_write($pair[0], $text);
        $left = strlen($text);
        while ($left > 0) {
            if ($length > $left && !str_contains(substr($text, -$left), "\n") && !str_contains(substr($text, -$left), "\r")) {
                break;
            }
            $got = call('socket_read', [$pair[1], $length, PHP_NORMAL_READ]);
            if ($got === false || $got === '') {
                break;
            }
            $left -= strlen($got);
        }
        call('socket_shutdown', [$pair[0], 1]);
        if ($left === 0) {
            call('socket_read', [$pair[1], $length, PHP_NORMAL_READ]);
            errors($pair[1]);
        }
        call('socket_read', [$pair[1], $length, PHP_BINARY_READ]);
        socket_clear_error();
    }
}
foreach ([SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    socket_create_pair(AF_UNIX, $type, 0, $pair);
    socket_write($pair[0], "one\ntwo\n");
    socket_write($pair[0], "\nthree\n");
    call('socket_read', [$pair[1], 3]);
    call('socket_read', [$pair[1], 1, PHP_NORMAL_READ]);
}
