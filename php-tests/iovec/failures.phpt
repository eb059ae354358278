--TEST--
socket_readv and socket_writev: end of stream, no data, broken and closed sockets
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/vectors.inc';
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$a, $b] = $pair;
$iovec = vectors(['old', 'older']);

// a failed read keeps the old contents
socket_set_nonblock($b);
var_dump(socket_readv($b, $iovec), socket_last_error($b) === SOCKET_EAGAIN, socket_last_error() === SOCKET_EAGAIN);
echo implode(',', contents($iovec, 2)), "\n";

socket_close($a);
var_dump(socket_writev($b, $iovec), socket_last_error($b) === SOCKET_EPIPE);
// at the end of the stream a read returns 0
var_dump(socket_readv($b, $iovec));
echo implode(',', contents($iovec, 2)), "\n";

$unconnected = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_readv($unconnected, $iovec), socket_last_error($unconnected) === SOCKET_ENOTCONN);
attempt(fn () => socket_readv($a, $iovec));
attempt(fn () => socket_writev($a, $iovec));
attempt(fn () => socket_writev($iovec, $b));
attempt(fn () => socket_writev($b, $a));
attempt(fn () => socket_readv($b, ['x']));
?>
--EXPECTF--
bool(false)
bool(true)
bool(true)
old,older

Warning: socket_writev(): unable to write to socket [%d]: Broken pipe in %s on line %d
bool(false)
bool(true)
int(0)
,

Warning: socket_readv(): unable to read from socket [%d]: %s in %s on line %d
bool(false)
bool(true)
Error: socket_readv(): Argument #1 ($socket) has already been closed
Error: socket_writev(): Argument #1 ($socket) has already been closed
TypeError: socket_writev(): Argument #1 ($socket) must be of type Socket, SocketIovec given
TypeError: socket_writev(): Argument #2 ($iovec) must be of type SocketIovec, Socket given
TypeError: socket_readv(): Argument #2 ($iovec) must be of type SocketIovec, array given
