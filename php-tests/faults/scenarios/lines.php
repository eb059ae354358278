<?php
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
socket_write($a, "one\ntwo\n");
window('socket_read, a line', fn () => socket_read($b, 100, PHP_NORMAL_READ), $b);
socket_set_nonblock($b);
then('what is left', fn () => @socket_read($b, 100) !== '');
[$a, $b] = pair(SOCK_DGRAM);
foreach (['a', 'b', "\n"] as $byte) {
    socket_write($a, $byte);
}
window('socket_read, a line of datagrams', fn () => socket_read($b, 100, PHP_NORMAL_READ), $b);
then('write', fn () => socket_write($a, 'again'));
