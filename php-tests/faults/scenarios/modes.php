<?php
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
foreach (['socket_set_nonblock', 'socket_set_block', 'socket_set_nonblock'] as $function) {
    window($function, fn () => $function($a), $a);
    then('the same again', fn () => $function($a));
}
then('nothing waits', fn () => socket_recv($a, $data, 10, 0));
window('socket_close', fn () => socket_close($a), $a);
then('its peer', fn () => socket_read($b, 10));
window('the last reference', function () use (&$b) {
    $b = null;
});
