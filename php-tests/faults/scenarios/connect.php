<?php
require __DIR__ . '/../lib/window.inc';

[$listener, $port] = listener();
foreach (['blocking', 'not blocking'] as $how) {
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    if ($how !== 'blocking') {
        socket_set_nonblock($client);
    }
    window("socket_connect, $how", fn () => socket_connect($client, '127.0.0.1', $port), $client);
    socket_set_block($client);
    then('the same again', fn () => socket_connect($client, '127.0.0.1', $port));
    then('write', fn () => socket_write($client, 'hello'));
    then('shutdown', fn () => socket_shutdown($client));
}
$path = socket_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
window('socket_bind, local', fn () => socket_bind($server, $path), $server);
then('the same again', fn () => socket_bind($server, $path));
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
window('socket_connect, local', fn () => socket_connect($client, $path), $client);
then('the same again', fn () => socket_connect($client, $path));
then('write', fn () => socket_write($client, 'hello'));
then('read', fn () => socket_read($server, 10));
$other = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
window('socket_bind, IPv6', fn () => socket_bind($other, '::1', 0), $other);
window('socket_listen', fn () => socket_listen($other, 5), $other);
then('the same again', fn () => socket_listen($other, 5));
$other = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
window('socket_bind, IPv4', fn () => socket_bind($other, '127.0.0.1', 0), $other);
window('socket_bind, a name', fn () => socket_bind($other, 'localhost', 0), $other);
