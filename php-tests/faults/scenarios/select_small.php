<?php
require __DIR__ . '/../lib/window.inc';

$pair = pair();
socket_write($pair[0], 'hello');
foreach ([0, null] as $timeout) {
    window('socket_select', function () use ($pair, $timeout, &$read, &$write, &$except) {
        [$read, $write, $except] = [$pair, $pair, $pair];
        return socket_select($read, $write, $except, $timeout);
    }, $read, $write, $except);
}
then('again', function () use ($pair, &$read) {
    $read = $pair;
    return socket_select($read, $none, $none, 0);
}, $read);
then('read', fn () => socket_read($pair[1], 10));
