--TEST--
socket_select: empty and invalid arrays and timeouts; the arrays stay unchanged
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair();
[$closed] = pair();
socket_close($closed);
$select = function (string $what, $read, $write = null, $except = null, $seconds = 0, $micros = 0) {
    show($what, function () use (&$read, &$write, &$except, $seconds, $micros) {
        return socket_select($read, $write, $except, $seconds, $micros);
    });
    echo json_encode([is_array($read) ? array_keys($read) : $read, is_array($write) ? array_keys($write) : $write]), "\n";
};
$select('no array', null);
$select('empty arrays', [], [], []);
$select('closed', ['x' => $closed]);
$select('closed in the second', [$a], ['x' => $closed]);
$select('null', [$a, null]);
$select('int', ['k' => 5]);
$select('string', ['text']);
$select('object', [new stdClass()]);
$select('array', [[$a]]);
$select('no array at all', 5);
$select('object for an array', null, $a);
$select('negative seconds', [$a], null, null, -1);
$select('negative microseconds', [$a], null, null, 0, -1);
$select('text for seconds', [$a], null, null, 'text');
$select('huge seconds, but ready', null, [$a], null, PHP_INT_MAX, 0);
$select('more than a second of microseconds', null, [$a], null, 0, 2_500_000);
$select('null for microseconds', [$a], null, null, 0, null);
?>
--EXPECT--
no array: ValueError: socket_select(): At least one array argument must be passed
[null,null]
empty arrays: ValueError: socket_select(): At least one array argument must be passed
[[],[]]
closed: TypeError: socket_select(): Argument #1 ($read) contains a closed socket
[["x"],null]
closed in the second: TypeError: socket_select(): Argument #2 ($write) contains a closed socket
[[0],["x"]]
null: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, null given
[[0,1],null]
int: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, int given
[["k"],null]
string: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, string given
[[0],null]
object: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, stdClass given
[[0],null]
array: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, array given
[[0],null]
no array at all: TypeError: socket_select(): Argument #1 ($read) must be of type ?array, int given
[5,null]
object for an array: TypeError: socket_select(): Argument #2 ($write) must be of type ?array, Socket given
[null,{}]
Warning: socket_select(): Unable to select [22]: Invalid argument
negative seconds: false
[[0],null]
Warning: socket_select(): Unable to select [22]: Invalid argument
negative microseconds: false
[[0],null]
text for seconds: TypeError: socket_select(): Argument #4 ($seconds) must be of type ?int, string given
[[0],null]
huge seconds, but ready: 1
[null,[0]]
more than a second of microseconds: 1
[null,[0]]
Deprecated: socket_select(): Passing null to parameter #5 ($microseconds) of type int is deprecated
null for microseconds: 0
[[],null]
