--TEST--
socket_connect and socket_sendto: internet sockets require a port, local ones do not
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

foreach ([AF_INET, AF_INET6] as $family) {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    show('connect', fn () => socket_connect($socket, 'localhost'));
    show('connect', fn () => socket_connect($socket, 'localhost', null));
    show('sendto', fn () => socket_sendto($socket, 'x', 1, 0, 'localhost'));
    show('sendto', fn () => socket_sendto($socket, 'x', 1, 0, 'localhost', null));
}
[$a] = pair(SOCK_DGRAM);
show('local connect', fn () => @socket_connect($a, '/nonexistent', null));
show('local sendto', fn () => @socket_sendto($a, 'x', 1, 0, '/nonexistent', null));
?>
--EXPECT--
connect: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET
connect: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET
sendto: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET
sendto: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET
connect: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET6
connect: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET6
sendto: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET6
sendto: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET6
local connect: false
local sendto: false
