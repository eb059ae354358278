--TEST--
Received data counts towards memory_limit
--EXTENSIONS--
sockets
--INI--
memory_limit=6M
--FILE--
<?php
// more than the kernel keeps by default, and more than the limit allows
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_set_nonblock($pair[0]);
$kept = [];
$chunk = str_repeat('x', 60000);
$in = socket_iovec_alloc(2, 30000, 1 << 26);
for ($i = 0; $i < 1000; $i++) {
    socket_write($pair[0], $chunk);
    socket_readv($pair[1], $in);
    $kept[] = socket_iovec_fetch($in, 1);
}
echo "never reached\n";
?>
--EXPECTF--
Fatal error: Allowed memory size of 6291456 bytes exhausted%sin %s on line %d
