<?php
// beanstalkd: jobs of all sizes through a tube, read line by line with PHP_NORMAL_READ; a
// reserve that waits for another connection's put.
require __DIR__ . '/client.inc';

function line(Socket $socket): string
{
    $line = socket_read($socket, 1000, PHP_NORMAL_READ);
    $end = socket_read($socket, 1, PHP_BINARY_READ);
    return $line . json_encode($end);
}

$producer = (new Client(AF_INET, '127.0.0.1', 11300))->socket;
$worker = (new Client(AF_INET, '127.0.0.1', 11300))->socket;
foreach (["use work\r\n", "watch work\r\n", "ignore default\r\n"] as $i => $command) {
    $socket = $i ? $worker : $producer;
    socket_write($socket, $command);
    echo trim($command), ': ', line($socket), "\n";
}
foreach ([0, 1, 1000, 65535] as $size) {
    socket_write($producer, "put 0 0 60 $size\r\n" . str_repeat('x', $size) . "\r\n");
    echo "put $size: ", line($producer), "\n";
    socket_write($worker, "reserve\r\n");
    echo 'reserved: ', $line = line($worker), "\n";
    sscanf($line, 'RESERVED %d %d', $id, $length);
    for ($job = ''; strlen($job) < $length + 2; $job .= $bytes) {
        socket_recv($worker, $bytes, $length + 2 - strlen($job), MSG_WAITALL) || exit("the job breaks off\n");
    }
    echo md5($job), "\n";
    socket_write($worker, "delete $id\r\n");
    echo "delete: ", line($worker), "\n";
}
socket_write($worker, "reserve-with-timeout 5\r\n");
$read = [$worker];
$none = null;
echo 'before the put, ready: ', socket_select($read, $none, $none, 0, 100000), "\n";
socket_write($producer, "put 0 0 60 4\r\nlate\r\n");
$read = [$worker];
echo 'after it: ', socket_select($read, $none, $none, 5), ', ', line($worker), "\n";
