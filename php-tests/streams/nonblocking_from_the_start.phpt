--TEST--
An exported stream has the descriptor's mode: SOCK_NONBLOCK (D39), accepted from a non-blocking listener (D38)
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\SOCK_NONBLOCK;

require __DIR__ . '/../helpers.inc';
$blocked = fn ($socket) => stream_get_meta_data(socket_export_stream($socket))['blocked'];

var_dump($blocked(socket_create(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)));
socket_create_pair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, $pair);
var_dump($blocked($pair[0]), $blocked($pair[1]));

// From PHP 8.5 on, a socket accepted from a non-blocking listener does not block either.
$inherits = PHP_VERSION_ID >= 80500;
[$listener, $port] = listener();
socket_set_nonblock($listener);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$accepted = socket_accept($listener);
var_dump($blocked($accepted) === !$inherits);

// But not if the listener was made with SOCK_NONBLOCK, on any PHP version.
$listener = socket_create(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
socket_bind($listener, '127.0.0.1');
socket_listen($listener);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
var_dump($blocked(socket_accept($listener)));
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(true)
bool(true)
