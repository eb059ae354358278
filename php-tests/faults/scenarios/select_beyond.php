<?php
// alone
require __DIR__ . '/../lib/window.inc';

// More than select(2) has room for in C.
for ($i = 0; $i < 560; $i++) {
    [$ends[], $others[]] = pair();
}
$all = [...$ends, ...$others];
foreach ([0, 300, 559] as $i) {
    socket_write($others[$i], 'hello');
}
$select = function (array $read, array $write, int|null $timeout) {
    $except = $read;
    $count = socket_select($read, $write, $except, $timeout);
    return $count === false ? false : [$count, array_keys($read), array_keys($write), array_keys($except)];
};
for ($i = 0; $i < 4; $i++) {
    window("socket_select, 1,120 sockets, call $i", fn () => $select($all, [], 0));
}
window('a write interest', fn () => $select($all, [$all[1100]], 0));
socket_read($ends[300], 10);
window('without a limit', fn () => $select($all, [], null));
foreach ([10, 700] as $i) {
    socket_close($all[$i]);
    $all[$i] = pair()[0];
}
window('two sockets have come for others', fn () => $select($all, [], 0));
socket_read($ends[0], 10);
socket_read($ends[559], 10);
window('a short wait', fn () => $select($all, [], 0));
socket_write($others[20], 'hello');
for ($i = 0; $i < 3; $i++) {
    then('later', fn () => $select($all, [], 0));
}
