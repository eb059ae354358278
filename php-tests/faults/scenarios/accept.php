<?php
require __DIR__ . '/../lib/window.inc';

[$listener, $port] = listener();
foreach (['blocking', 'not blocking'] as $how) {
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_connect($client, '127.0.0.1', $port);
    $how === 'blocking' ? socket_set_block($listener) : socket_set_nonblock($listener);
    $accepted = window("socket_accept, $how", fn () => socket_accept($listener), $listener);
    // The connection that was not accepted is still in the queue.
    $accepted = $accepted ?: then('again', fn () => socket_accept($listener));
    socket_write($client, 'hello');
    then('socket_read', fn () => socket_read($accepted, 10));
}
