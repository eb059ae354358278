--TEST--
IP_PKTINFO, IP_TTL and IP_TOS, sent and received
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
use const Sockets\{IP_PKTINFO, IP_RECVERR, IP_RECVTOS, IP_RECVTTL, IP_TOS, IP_TTL, SOL_IP};

require __DIR__ . '/helpers.inc';

[$server, $port] = udp();
$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
foreach ([IP_PKTINFO, IP_RECVTTL, IP_RECVTOS] as $option) {
    socket_set_option($server, SOL_IP, $option, 1);
}
var_dump(socket_sendmsg($client, [
    'name' => ['addr' => '127.0.0.1', 'port' => $port],
    'iov' => ['x'],
    'control' => [
        ['level' => SOL_IP, 'type' => IP_PKTINFO, 'data' => ['spec_dst' => '127.0.0.5', 'ifindex' => 'lo']],
        ['level' => SOL_IP, 'type' => IP_TTL, 'data' => 33],
        ['level' => SOL_IP, 'type' => IP_TOS, 'data' => 8],
    ],
]));
$message = receive($server, 200, ['name' => []]);
unset($message['name']['port']);
echo json_encode($message), "\n";

warnings_as_lines();
$send = fn (array $control) => outcome(fn () => socket_sendmsg($client, [
    'name' => ['addr' => '127.0.0.1', 'port' => $port],
    'control' => [$control + ['level' => SOL_IP]],
]));
$send(['type' => IP_TTL]);
$send(['type' => IP_TTL, 'data' => []]);
$send(['type' => IP_TTL, 'data' => 256]);
$send(['type' => IP_PKTINFO, 'data' => 1]);
$send(['type' => IP_PKTINFO, 'data' => ['ifindex' => 'nosuch']]);
$send(['type' => IP_RECVERR, 'data' => 1]);
?>
--EXPECT--
int(1)
{"name":{"family":2,"addr":"127.0.0.5"},"control":[{"level":0,"type":8,"data":{"addr":"127.0.0.1","ifindex":1,"spec_dst":"127.0.0.1"}},{"level":0,"type":2,"data":33},{"level":0,"type":1,"data":8}],"iov":["x"],"flags":0}
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr should have a 'data' element here
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, either of a PHP integer type or of a convertible type
false
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an array here
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): no interface with name "nosuch" could be found
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 0 and type 11 not supported
false
