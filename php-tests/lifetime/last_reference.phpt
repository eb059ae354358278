--TEST--
A socket is closed with its last reference, wherever that is held
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$before = fd_count();
$open = fn () => fd_count() - $before;

[$a, $b] = pair();
$copy = $a;
unset($a);
echo 'a copy is left: ', $open(), "\n";
$copy = null;
echo 'none is left: ', $open(), ', the peer reads ', var_export(socket_read($b, 1), true), "\n";
unset($b);

function scope(): void
{
    $local = pair();
    $static = socket_create(AF_INET, SOCK_STREAM, 0);
}
scope();
echo 'after a function: ', $open(), "\n";

socket_create(AF_INET, SOCK_STREAM, 0);
echo 'result not taken: ', $open(), "\n";

$nested = ['a' => ['b' => pair()]];
$reference = &$nested['a']['b'][0];
unset($nested);
echo 'a reference into an array: ', $open(), "\n";
unset($reference);
echo 'without it: ', $open(), "\n";

try {
    $x = pair();
    throw new Exception((string) count($x));
} catch (Exception $e) {
    unset($x, $e);
}
echo 'after an exception: ', $open(), "\n";

function generator()
{
    $socket = pair();
    yield 1;
    yield count($socket);
}
$generator = generator();
$generator->current();
echo 'held by a generator: ', $open(), "\n";
unset($generator);
echo 'generator gone: ', $open(), "\n";

$pair = pair();
socket_close($pair[0]);
echo 'closed by hand: ', $open(), "\n";
unset($pair);
echo 'closed twice by nobody: ', $open(), "\n";
?>
--EXPECT--
a copy is left: 2
none is left: 1, the peer reads ''
after a function: 0
result not taken: 0
a reference into an array: 1
without it: 0
after an exception: 0
held by a generator: 2
generator gone: 0
closed by hand: 1
closed twice by nobody: 0
