<?php
// The program of one of several threads: it fails in its own way again and again, uses
// enough sockets for socket_select() to keep a set, and leaves some for the end of its
// request. One changes the process's locale meanwhile, which PHP guards by no lock. Returns
// 'good', or an error.

return function (int $number): string {
    $handles = $number % 2 ? 'object' : 'resource';
    if (ini_get('sockets.handles') !== false) {
        ini_set('sockets.handles', $handles);
    }
    $near = $far = [];
    for ($i = 0; $i < 60; $i++) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        [$near[], $far[]] = $pair;
    }
    $made = is_object($near[0]) ? 'object' : 'resource';
    if (ini_get('sockets.handles') !== false && $made !== $handles) {
        return "thread $number made $made";
    }
    for ($turn = 0; $turn < 100; $turn++) {
        // an errno that no other thread has
        $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        [$errno] = match ($number) {
            1 => [SOCKET_EADDRNOTAVAIL, @socket_bind($socket, '203.0.113.1')],
            2 => [SOCKET_EINVAL, @socket_set_option($socket, SOL_TCP, TCP_KEEPIDLE, -1)],
            3 => [SOCKET_ENOTCONN, @socket_getpeername($socket, $address)],
            4 => [SOCKET_EOPNOTSUPP, @socket_listen(socket_create(AF_INET, SOCK_DGRAM, 0))],
            5 => [SOCKET_EPROTONOSUPPORT, @socket_create(AF_INET, SOCK_STREAM, 17)],
            6 => [SOCKET_ECONNREFUSED, @socket_connect($socket, '127.0.0.1', 1)],
            7 => [SOCKET_EAGAIN, @socket_recv($near[0], $data, 1, MSG_DONTWAIT)],
            8 => [SOCKET_ENOPROTOOPT, @socket_get_option($socket, SOL_TCP, 999)],
        };
        $ready = $turn % 60;
        socket_write($far[$ready], "$number");
        $read = $near;
        $none = null;
        $count = socket_select($read, $none, $none, 5);
        if ($count !== 1 || array_keys($read) !== [$ready]) {
            return "thread $number: $count ready, " . json_encode(array_keys($read));
        }
        $text = socket_read($near[$ready], 10);
        if ($text !== "$number") {
            return "thread $number read $text";
        }
        if ($number === 8) {
            setlocale(LC_ALL, $turn % 2 ? 'C' : ['C.utf8', 'C.UTF-8', 'C']);
        }
        $text = socket_strerror($errno);
        if ($text !== ($texts ??= $text) || strlen($text) < 10) {
            return "thread $number: $errno is $text";
        }
        $last = socket_last_error();
        if ($last !== $errno) {
            return "thread $number: last error $last, not $errno";
        }
    }
    // closed by the end of the request, as some are left behind
    $GLOBALS['left'] = $near;
    return 'good';
};
