<?php
require __DIR__ . '/../lib/window.inc';

for ($i = 0; $i < 40; $i++) {
    [$ends[], $others[]] = pair();
}
socket_write($others[7], 'hello');
socket_write($others[30], 'hello');
$select = function (array $read, array $write, int|null $timeout) {
    $except = null;
    $count = socket_select($read, $write, $except, $timeout);
    return [$count, array_keys($read), array_keys($write)];
};
for ($i = 0; $i < 4; $i++) {
    window("socket_select, 40 sockets, call $i", fn () => $select($ends, [], 0));
}
socket_read($ends[7], 10);
// A write interest that is added and kept, one that is removed, a socket added, one removed.
for ($i = 0; $i < 3; $i++) {
    window("a write interest, call $i", fn () => $select($ends, [$ends[3]], 0));
}
socket_read($ends[30], 10);
window('nothing is ready', fn () => $select($ends, [], 0));
socket_write($others[20], 'hello');
window('one is ready', fn () => $select($ends, [], null));
$gone = array_pop($ends);
window('one socket is gone', fn () => $select($ends, [], 1));
window('its socket_close', fn () => socket_close($gone), $gone);
[$ends[], $others[]] = pair();
window('another has come', fn () => $select($ends, [], 1));
socket_read($ends[20], 10);
window('a short wait', fn () => $select($ends, [], 0));
socket_write($others[39], 'hello');
for ($i = 0; $i < 3; $i++) {
    then('later', fn () => $select($ends, [], 0));
}
