<?php
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
foreach ([9000, 300000, 3 << 20] as $length) {
    socket_write($a, 'hello');
    window("socket_read, $length", fn () => socket_read($b, $length), $b);
    @socket_recv($b, $left, 100, MSG_DONTWAIT);
    socket_write($a, 'world');
    window("socket_recv, $length", function () use ($b, $length, &$data) {
        return socket_recv($b, $data, $length, 0);
    }, $data, $b);
    @socket_recv($b, $left, 100, MSG_DONTWAIT);
}
then('write', fn () => socket_write($a, 'again'));
then('read', fn () => socket_read($b, 10));
