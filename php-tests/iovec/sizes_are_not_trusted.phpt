--TEST--
Large sizes of vectors use no memory beyond the data received
--EXTENSIONS--
sockets
--INI--
memory_limit=8M
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
foreach ([[PHP_INT_MAX, PHP_INT_MAX], [1 << 40, 3], [3, 1 << 30, PHP_INT_MAX], [100 << 20, 100 << 20]] as $sizes) {
    $in = socket_iovec_alloc(count($sizes), ...$sizes);
    socket_iovec_add($in, PHP_INT_MAX);
    socket_write($pair[0], 'some bytes');
    var_dump(socket_readv($pair[1], $in));
    echo socket_iovec_fetch($in, 0), '|', socket_iovec_fetch($in, 1), "\n";
}
var_dump(memory_get_peak_usage() < 4 << 20);
?>
--EXPECT--
int(10)
some bytes|
int(10)
some bytes|
int(10)
som|e bytes
int(10)
some bytes|
bool(true)
