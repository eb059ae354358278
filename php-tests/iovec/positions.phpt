--TEST--
Positions, counts and sizes out of range are ValueErrors
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
$iovec = vectors(['a', 'b']);
foreach ([-1, 2, PHP_INT_MAX, PHP_INT_MIN] as $position) {
    attempt(fn () => socket_iovec_fetch($iovec, $position));
    attempt(fn () => socket_iovec_set($iovec, $position, 'x'));
    attempt(fn () => socket_iovec_delete($iovec, $position));
}
attempt(fn () => socket_iovec_fetch(socket_iovec_alloc(0), 0));
attempt(fn () => socket_iovec_add($iovec, -1));
attempt(fn () => socket_iovec_add($iovec, PHP_INT_MIN));
foreach ([[-1], [1], [0, 1], [2, 1], [1, 1, 1], [PHP_INT_MAX, 1], [1, -1], [2, 1, PHP_INT_MIN]] as $arguments) {
    attempt(fn () => socket_iovec_alloc(...$arguments));
}
attempt(fn () => socket_iovec_alloc());
attempt(fn () => socket_iovec_alloc(1, 'many'));
attempt(fn () => socket_iovec_alloc(1, []));
attempt(fn () => socket_iovec_fetch($iovec));
var_dump(contents($iovec, 2));
?>
--EXPECT--
ValueError: socket_iovec_fetch(): Argument #2 ($position) must be greater than or equal to 0
ValueError: socket_iovec_set(): Argument #2 ($position) must be greater than or equal to 0
ValueError: socket_iovec_delete(): Argument #2 ($position) must be greater than or equal to 0
ValueError: socket_iovec_fetch(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_set(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_delete(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_fetch(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_set(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_delete(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_fetch(): Argument #2 ($position) must be greater than or equal to 0
ValueError: socket_iovec_set(): Argument #2 ($position) must be greater than or equal to 0
ValueError: socket_iovec_delete(): Argument #2 ($position) must be greater than or equal to 0
ValueError: socket_iovec_fetch(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_add(): Argument #2 ($length) must be greater than or equal to 0
ValueError: socket_iovec_add(): Argument #2 ($length) must be greater than or equal to 0
ValueError: socket_iovec_alloc(): Argument #1 ($num_vectors) must be the number of lengths that follow
ValueError: socket_iovec_alloc(): Argument #1 ($num_vectors) must be the number of lengths that follow
ValueError: socket_iovec_alloc(): Argument #1 ($num_vectors) must be the number of lengths that follow
ValueError: socket_iovec_alloc(): Argument #1 ($num_vectors) must be the number of lengths that follow
ValueError: socket_iovec_alloc(): Argument #1 ($num_vectors) must be the number of lengths that follow
ValueError: socket_iovec_alloc(): Argument #1 ($num_vectors) must be the number of lengths that follow
ValueError: socket_iovec_alloc(): Argument #2 must be greater than or equal to 0
ValueError: socket_iovec_alloc(): Argument #3 must be greater than or equal to 0
ArgumentCountError: socket_iovec_alloc() expects at least 1 argument, 0 given
TypeError: socket_iovec_alloc(): Argument #2 must be of type int, string given
TypeError: socket_iovec_alloc(): Argument #2 must be of type int, array given
ArgumentCountError: socket_iovec_fetch() expects exactly 2 arguments, 1 given
array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
}
