--TEST--
socket_select: references, arrays that contain themselves, one array for two parameters, interfering handlers
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$a, $b] = pair();
socket_write($a, 'x');
echo "an element that is a reference stays one\n";
$slot = $b;
$read = ['r' => &$slot, 'n' => $a];
var_dump(socket_select($read, $none, $none, 0), array_keys($read));
$slot = 'changed through the reference';
var_dump($read['r']);

echo "the same variable twice\n";
$both = [$a, $b];
var_dump(socket_select($both, $both, $none, 0), count($both));

echo "an array that holds itself\n";
$self = [$b];
$self['self'] = &$self;
show('itself', function () use (&$self) {
    return socket_select($self, $none, $none, 0);
});
$self = null; // PHP leaves cycles to leak at its end

echo "a copy is not changed\n";
$read = [$a, $b];
$copy = $read;
socket_select($read, $none, $none, 0);
var_dump(count($read), count($copy));

echo "typed properties\n";
class Typed
{
    public array $list = [];
    public ?array $maybe = null;
    public int $number = 5;
}
$typed = new Typed();
$typed->list = [$b];
var_dump(socket_select($typed->list, $typed->maybe, $none, 0), count($typed->list), $typed->maybe);
show('int', fn () => socket_select($typed->number, $none, $none, 0));

echo "a handler that empties the arrays on a warning\n";
$read = [$a, $b];
set_error_handler(function ($kind, $text) use (&$read) {
    echo preg_replace('/\[\d+\]/', '[...]', $text), "\n";
    $read = 'gone';
    return true;
});
var_dump(socket_select($read, $none, $none, -1), $read);
$read = [$b];
show('by a deprecation', function () use (&$read) {
    return socket_select($read, $none, $none, 0.5);
});
var_dump($read);
?>
--EXPECT--
an element that is a reference stays one
int(1)
array(1) {
  [0]=>
  string(1) "r"
}
object(Socket)#2 (0) {
}
the same variable twice
int(3)
int(1)
an array that holds itself
itself: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, array given
a copy is not changed
int(1)
int(2)
typed properties
int(1)
int(1)
NULL
int: TypeError: socket_select(): Argument #1 ($read) must be of type ?array, int given
a handler that empties the arrays on a warning
socket_select(): Unable to select [...]: Invalid argument
bool(false)
string(4) "gone"
Implicit conversion from float 0.5 to int loses precision
by a deprecation: ValueError: socket_select(): At least one array argument must be passed
string(4) "gone"
