--TEST--
More vectors than one readv(2) or writev(2) takes
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
foreach ([1023, 1024, 1025, 2048, 5000] as $count) {
    $parts = array_map(fn ($i) => str_pad("$i", 5, '.'), range(0, $count - 1));
    $sizes = array_fill(0, $count, 5);

    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $in = socket_iovec_alloc($count, ...$sizes);
    echo "$count: ", socket_writev($pair[0], vectors($parts)), ' ', socket_readv($pair[1], $in);
    echo contents($in, $count) === $parts ? ' the same' : ' NOT THE SAME';

    // one message, never several
    socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
    $in = socket_iovec_alloc($count, ...$sizes);
    echo ', ', socket_writev($pair[0], vectors($parts)), ' ', socket_readv($pair[1], $in);
    echo contents($in, $count) === $parts ? ' the same' : ' NOT THE SAME';
    socket_set_nonblock($pair[1]);
    echo socket_readv($pair[1], $in) === false ? "\n" : " and more\n";
}

// less than the vectors hold: the read does not wait for the rest
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_write($pair[0], str_repeat('abc', 1000));
$in = socket_iovec_alloc(2000, ...array_fill(0, 2000, 2));
var_dump(socket_readv($pair[1], $in));
var_dump(socket_iovec_fetch($in, 1499), socket_iovec_fetch($in, 1500));
?>
--EXPECT--
1023: 5115 5115 the same, 5115 5115 the same
1024: 5120 5120 the same, 5120 5120 the same
1025: 5125 5125 the same, 5125 5125 the same
2048: 10240 10240 the same, 10240 10240 the same
5000: 25000 25000 the same, 25000 25000 the same
int(3000)
string(2) "bc"
string(0) ""
