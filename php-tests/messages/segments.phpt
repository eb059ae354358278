--TEST--
UDP_SEGMENT cuts one send into datagrams; UDP_GRO reports the size of coalesced ones
--EXTENSIONS--
sockets
--SKIPIF--
<?php
use const Sockets\UDP_GRO;

if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
if (!@socket_set_option($s, SOL_UDP, UDP_GRO, 1)) die('skip no UDP_GRO');
?>
--FILE--
<?php
use const Sockets\{UDP_GRO, UDP_SEGMENT};

require __DIR__ . '/helpers.inc';

[$plain, $port] = udp();
$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$message = fn (int $port) => [
    'name' => ['addr' => '127.0.0.1', 'port' => $port],
    'iov' => [str_repeat('a', 1000), str_repeat('b', 1000), str_repeat('c', 500)],
    'control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => 1000]],
];
var_dump(socket_sendmsg($client, $message($port)));
while ($got = @receive($plain)) {
    echo strlen($got['iov'][0]), ' ', count($got['control']), "\n";
}

[$coalescing, $port] = udp();
socket_set_option($coalescing, SOL_UDP, UDP_GRO, 1);
socket_sendmsg($client, $message($port));
$got = receive($coalescing, 100, ['buffer_size' => 65536]);
echo strlen($got['iov'][0]), ' ', json_encode($got['control']), "\n";

warnings_as_lines();
foreach ([-1, 65536, 'x'] as $size) {
    $bad = $message($port);
    $bad['control'][0]['data'] = $size;
    var_dump(socket_sendmsg($client, $bad));
}
?>
--EXPECT--
int(2500)
1000 0
1000 0
500 0
2500 [{"level":17,"type":104,"data":1000}]
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 16-bit integer
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 16-bit integer
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, but got a non numeric string (possibly from a converted object): 'x'
bool(false)
