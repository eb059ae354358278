--TEST--
Vectors with datagrams, records, and sockets that a stream shares
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
// a datagram longer than the vectors is cut, one shorter leaves some empty
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
$in = socket_iovec_alloc(2, 3, 3);
socket_writev($pair[0], vectors(['one', 'two', 'three']));
socket_writev($pair[0], vectors(['four']));
for ($i = 0; $i < 2; $i++) {
    echo socket_readv($pair[1], $in), ': ', implode('|', contents($in, 2)), "\n";
}
socket_create_pair(AF_UNIX, SOCK_SEQPACKET, 0, $pair);
socket_writev($pair[0], vectors(['a record', ' in parts']));
echo socket_read($pair[1], 100), "\n";

// over UDP, to whom it is connected
$server = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($server, '127.0.0.1');
socket_getsockname($server, $address, $port);
$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_connect($client, $address, $port);
socket_writev($client, vectors(['hello, ', 'world']));
echo socket_recvfrom($server, $data, 100, 0, $from, $fromPort), ": $data\n";

// an exported stream shares the bytes
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$stream = socket_export_stream($pair[1]);
socket_writev($pair[0], vectors(["line\n", "rest"]));
echo fgets($stream);
?>
--EXPECT--
6: one|two
4: fou|r
a record in parts
12: hello, world
line
