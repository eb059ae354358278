<?php
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
window('socket_write', fn () => socket_write($a, 'hello'), $a);
window('socket_write, a part', fn () => socket_write($a, 'hello', 2), $a);
window('socket_send', fn () => socket_send($a, 'world', 5, 0), $a);
socket_write($a, "a line\nand the rest of it, which is long enough to be there");
window('socket_read', fn () => socket_read($b, 4), $b);
window('socket_recv', function () use ($b, &$data) {
    return socket_recv($b, $data, 3, 0);
}, $data, $b);
window('socket_recv, peeking', function () use ($b, &$data) {
    return socket_recv($b, $data, 3, MSG_PEEK);
}, $data, $b);
socket_set_nonblock($b);
then('what is left', fn () => strlen(socket_read($b, 1000)) > 50);
window('socket_read, nothing is there', fn () => socket_read($b, 10), $b);
window('socket_recv, nothing is there', function () use ($b, &$data) {
    return socket_recv($b, $data, 3, MSG_DONTWAIT);
}, $data, $b);
then('write', fn () => socket_write($a, 'again'));
then('read', fn () => socket_read($b, 10));
window('socket_shutdown', fn () => socket_shutdown($a, 1), $a);
then('the same again', fn () => socket_shutdown($a, 1));
window('socket_read, the end', fn () => socket_read($b, 10), $b);
window('socket_write, the end', fn () => socket_write($a, 'x'), $a);
