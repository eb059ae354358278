--TEST--
IPV6_PKTINFO, IPV6_HOPLIMIT and IPV6_TCLASS, sent and received
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1', 0)) die('skip no IPv6');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$server, $port] = udp(AF_INET6);
[$client] = udp(AF_INET6);
foreach ([IPV6_RECVPKTINFO, IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS] as $option) {
    socket_set_option($server, IPPROTO_IPV6, $option, 1);
}
var_dump(socket_sendmsg($client, [
    'name' => ['family' => AF_INET6, 'addr' => '::1', 'port' => $port, 'flowinfo' => 0, 'scope_id' => 0],
    'iov' => ['one ', 'message'],
    'control' => [
        ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 'lo']],
        ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 7],
        ['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => '40'],
    ],
]));
$message = receive($server, 200, ['name' => []]);
var_dump($message['name']['port'] > 0);
unset($message['name']['port']);
echo json_encode($message), "\n";
?>
--EXPECT--
int(11)
bool(true)
{"name":{"family":10,"addr":"::1","flowinfo":0,"scope_id":0},"control":[{"level":41,"type":50,"data":{"addr":"::1","ifindex":1}},{"level":41,"type":52,"data":7},{"level":41,"type":67,"data":40}],"iov":["one message"],"flags":0}
