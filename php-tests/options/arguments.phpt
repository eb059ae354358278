--TEST--
Argument counts, types, and a closed socket
--INI--
sockets.handles=object
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$s = tcp();
foreach ([
    fn () => socket_get_option($s, SOL_SOCKET),
    fn () => socket_get_option($s, SOL_SOCKET, SO_TYPE, 1),
    fn () => socket_set_option($s, SOL_SOCKET, SO_KEEPALIVE),
    fn () => socket_get_option($s, 'x', SO_TYPE),
    fn () => socket_get_option($s, SOL_SOCKET, []),
    fn () => socket_set_option(new stdClass, SOL_SOCKET, SO_KEEPALIVE, 1),
    fn () => socket_set_option($s, SOL_SOCKET, null, 1) && false,
] as $call) {
    echo attempt($call), "\n";
}
socket_close($s);
echo attempt(fn () => socket_get_option($s, SOL_SOCKET, SO_TYPE)), "\n";
// A closed socket is reported before the value is checked.
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, [])), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_KEEPALIVE, new stdClass)), "\n";
?>
--EXPECTF--
ArgumentCountError: socket_get_option() expects exactly 3 arguments, 2 given
ArgumentCountError: socket_get_option() expects exactly 3 arguments, 4 given
ArgumentCountError: socket_set_option() expects exactly 4 arguments, 3 given
TypeError: socket_get_option(): Argument #2 ($level) must be of type int, string given
TypeError: socket_get_option(): Argument #3 ($option) must be of type int, array given
TypeError: socket_set_option(): Argument #1 ($socket) must be of type Socket, stdClass given
false | Passing null to parameter #3 ($option) of type int is deprecated%S
Error: socket_get_option(): Argument #1 ($socket) has already been closed
Error: socket_set_option(): Argument #1 ($socket) has already been closed
Error: socket_set_option(): Argument #1 ($socket) has already been closed
