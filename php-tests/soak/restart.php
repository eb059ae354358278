<?php

/**
 * One request of php-cgi that starts the module by dl(), uses it, and leaves the rest to the end
 * of the request, where the module is stopped again. MODULE names the library.
 */
require __DIR__ . '/common.inc';

echo sample();
if (extension_loaded('sockets') || !dl(getenv('MODULE'))) {
    exit("the module is not started by the request\n");
}
foreach (['object', 'resource'] as $handles) {
    ini_set('sockets.handles', $handles);
    [$a, $b] = pair();
    socket_write($a, 'works');
    check(socket_read($b, 10) === 'works', 'read');
    $all = array_map(fn () => pair(), range(1, 30));
    $read = array_column($all, 1);
    check(socket_select($read, $write, $except, 0) === 0, 'select');
    check(socket_strerror(SOCKET_ECONNREFUSED) === 'Connection refused', 'strerror');
    $vectors = socket_iovec_alloc(1, 10);
    $found = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST]);
    $GLOBALS["left open $handles"] = [$a, $b, $all, $vectors, $found];
}
