--TEST--
IP_RECVERR and IPV6_RECVERR: the refused datagram, its address and the host that refused it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1', 0)) die('skip no IPv6');
?>
--FILE--
<?php
use const Sockets\{IPV6_RECVERR, IP_RECVERR, SOL_IP, SOL_IPV6};

require __DIR__ . '/helpers.inc';

foreach ([[AF_INET, SOL_IP, IP_RECVERR], [AF_INET6, SOL_IPV6, IPV6_RECVERR]] as [$family, $level, $option]) {
    [$gone, $dead] = udp($family);
    socket_close($gone);
    [$client] = udp($family);
    socket_set_option($client, $level, $option, 1);
    socket_connect($client, $family === AF_INET ? '127.0.0.1' : '::1', $dead);
    socket_send($client, 'lost', 4, 0);
    for ($tries = 0; $tries < 100 && !($message = @receive($client, 500, ['name' => []], MSG_ERRQUEUE)); $tries++) {
        usleep(10000);
    }
    var_dump($message['name']['port'] === $dead, (bool) ($message['flags'] & MSG_ERRQUEUE), $message['iov'][0]);
    echo json_encode($message['control']), "\n";
}
?>
--EXPECT--
bool(true)
bool(true)
string(4) "lost"
[{"level":0,"type":11,"data":{"errno":111,"origin":2,"type":3,"code":3,"info":0,"data":0,"offender":{"family":2,"addr":"127.0.0.1","port":0}}}]
bool(true)
bool(true)
string(4) "lost"
[{"level":41,"type":25,"data":{"errno":111,"origin":3,"type":1,"code":4,"info":0,"data":0,"offender":{"family":10,"addr":"::1","port":0,"flowinfo":0,"scope_id":0}}}]
