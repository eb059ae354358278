<?php
require __DIR__ . '/../lib/window.inc';

$made = window('socket_create', fn () => socket_create(AF_INET, SOCK_STREAM, SOL_TCP));
then('bind', fn () => socket_bind($made, '127.0.0.1'));
$made = window('socket_create, IPv6', fn () => socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP));
window('socket_create_pair', function () use (&$pair) {
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
}, $pair);
if ($pair) {
    then('write', fn () => socket_write($pair[0], 'hello'));
    then('read', fn () => socket_read($pair[1], 10));
}
$made = window('socket_create_listen', fn () => socket_create_listen(0));
if ($made) {
    then('listens', fn () => socket_getsockname($made, $address, $port) && socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port));
}
window('socket_create_listen with a backlog', fn () => socket_create_listen(0, 3));
