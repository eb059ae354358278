<?php
// alone
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
$out = socket_iovec_alloc(2, 3, 3);
socket_iovec_set($out, 0, 'one');
socket_iovec_set($out, 1, 'two');
window('socket_writev', fn () => socket_writev($a, $out), $a);
[$a, $b] = pair();
socket_write($a, 'three4');
$in = socket_iovec_alloc(2, 3, 20);
window('socket_readv', fn () => socket_readv($b, $in), $b);
window('socket_iovec_alloc, large', fn () => get_debug_type(socket_iovec_alloc(2, 3, 3 << 20)));
[$a, $b] = pair();
socket_set_nonblock($b);
window('socket_readv, nothing is there', fn () => socket_readv($b, $in), $b);
