--TEST--
Vectors are added at the end and removed at any position
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
$iovec = vectors(['a', 'b', 'c', 'd', 'e']);
var_dump(socket_iovec_delete($iovec, 1));
echo implode(',', contents($iovec, 4)), "\n";
socket_iovec_delete($iovec, 3);
socket_iovec_delete($iovec, 0);
echo implode(',', contents($iovec, 2)), "\n";
var_dump(socket_iovec_add($iovec, 3));
echo implode(',', contents($iovec, 3)), "\n";

// an added vector has the given size, a set one that of its content
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_write($pair[0], '123456789');
var_dump(socket_readv($pair[1], $iovec));
echo implode(',', contents($iovec, 3)), "\n";

for ($i = 2; $i >= 0; $i--) {
    socket_iovec_delete($iovec, 0);
}
attempt(fn () => socket_iovec_delete($iovec, 0));
// memory is reused: add and delete a thousand times
for ($i = 0; $i < 1000; $i++) {
    socket_iovec_add($iovec, 1);
    socket_iovec_set($iovec, 0, "$i");
    socket_iovec_delete($iovec, 0);
}
var_dump(socket_writev($pair[0], $iovec), socket_readv($pair[1], $iovec));
?>
--EXPECT--
bool(true)
a,c,d,e
c,d
bool(true)
c,d,
int(5)
1,2,345
ValueError: socket_iovec_delete(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
int(0)
int(0)
