--TEST--
socket_getsockname and socket_getpeername: sockets that have no name or peer yet
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
foreach ([[AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM], [AF_INET6, SOCK_STREAM], [AF_UNIX, SOCK_STREAM]] as [$family, $type]) {
    $socket = socket_create($family, $type, 0);
    $address = $port = 'untouched';
    var_dump(socket_getpeername($socket, $address, $port), socket_last_error($socket) === SOCKET_ENOTCONN);
    var_dump(socket_getsockname($socket, $address, $port));
    echo json_encode([$address, $port]), "\n";
}
show('none', fn () => socket_getsockname($socket));
show('four', function () use ($socket) {
    $a = $b = $c = null;
    return socket_getpeername($socket, $a, $b, $c);
});
socket_close($socket);
show('closed', fn () => socket_getsockname($socket, $a));
show('closed peer', fn () => socket_getpeername($socket, $a));
?>
--EXPECTF--
Warning: socket_getpeername(): unable to retrieve peer name [107]: %s
bool(false)
bool(true)
bool(true)
["0.0.0.0",0]
Warning: socket_getpeername(): unable to retrieve peer name [107]: %s
bool(false)
bool(true)
bool(true)
["0.0.0.0",0]
Warning: socket_getpeername(): unable to retrieve peer name [107]: %s
bool(false)
bool(true)
bool(true)
["::",0]
Warning: socket_getpeername(): unable to retrieve peer name [107]: %s
bool(false)
bool(true)
bool(true)
["","untouched"]
none: ArgumentCountError: socket_getsockname() expects at least 2 arguments, 1 given
four: ArgumentCountError: socket_getpeername() expects at most 3 arguments, 4 given
closed: Error: socket_getsockname(): Argument #1 ($socket) has already been closed
closed peer: Error: socket_getpeername(): Argument #1 ($socket) has already been closed
