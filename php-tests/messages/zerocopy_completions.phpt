--TEST--
MSG_ZEROCOPY: notices of completion are readable
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!@socket_set_option($s, SOL_SOCKET, SO_ZEROCOPY, 1)) die('skip no SO_ZEROCOPY');
?>
--FILE--
<?php
use const Sockets\{IP_RECVERR, SOL_IP, SO_EE_ORIGIN_ZEROCOPY};

require __DIR__ . '/helpers.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_set_option($client, SOL_SOCKET, SO_ZEROCOPY, 1);

$data = str_repeat('z', 100000);
for ($i = 0, $sent = 0; $i < 3; $i++) {
    $sent += socket_sendmsg($client, ['iov' => [$data]], MSG_ZEROCOPY);
}
for ($read = 0; $read < $sent;) {
    $read += strlen(socket_read($server, 1000000));
}

$done = [];
for ($tries = 0; $tries < 100 && count($done) < 3; $tries++) {
    while ($message = @receive($client, 200, [], MSG_ERRQUEUE)) {
        ['level' => $level, 'type' => $type, 'data' => $error] = $message['control'][0];
        if ($level !== SOL_IP || $type !== IP_RECVERR || $error['origin'] !== SO_EE_ORIGIN_ZEROCOPY || $error['errno'] !== 0) {
            var_dump($message);
        }
        array_push($done, ...range($error['info'], $error['data']));
    }
    usleep(10000);
}
sort($done);
echo json_encode($done), "\n";
?>
--EXPECT--
[0,1,2]
