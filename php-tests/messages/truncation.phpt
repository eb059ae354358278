--TEST--
MSG_TRUNC: the flag for a datagram that was cut, and on request its full length
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$a, $b] = pair();
foreach ([[0, 10], [MSG_TRUNC, 10], [0, 0], [MSG_TRUNC, 0], [0, 100000], [0, 30000000]] as [$flags, $size]) {
    socket_sendmsg($a, ['iov' => [str_repeat('x', 1000)]]);
    $message = ['controllen' => 10, 'buffer_size' => $size];
    $count = socket_recvmsg($b, $message, $flags);
    echo $count, ' ', json_encode((bool) ($message['flags'] & MSG_TRUNC)), ' ', json_encode(array_map('strlen', $message['iov'])), "\n";
}
?>
--EXPECT--
10 true [10]
1000 true [10]
0 true []
1000 true [0]
1000 false [1000]
1000 false [1000]
