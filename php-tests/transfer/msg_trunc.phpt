--TEST--
MSG_TRUNC with a short buffer: returns the datagram's size; the string has what fitted
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$server, $port] = udp();
$client = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_connect($client, '127.0.0.1', $port);
foreach ([3, 1, 0x3fff, 0x4000, 0x4001] as $length) {
    socket_write($client, str_repeat('datagram', 4000));
    $data = null;
    var_dump(socket_recv($server, $data, $length, MSG_TRUNC), strlen($data) === $length);
    socket_write($client, str_repeat('datagram', 4000));
    var_dump(socket_recvfrom($server, $data, $length, MSG_TRUNC, $from, $from_port), strlen($data) === $length);
    var_dump($from);
}
echo "peeking\n";
socket_write($client, 'whole datagram');
var_dump(socket_recv($server, $data, 5, MSG_TRUNC | MSG_PEEK), $data);
var_dump(socket_recv($server, $data, 100, MSG_TRUNC), $data);

echo "local datagrams\n";
[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, str_repeat('x', 10000));
var_dump(socket_recv($b, $data, 2, MSG_TRUNC), $data);

echo "a TCP stream throws the data away\n";
[$client, $server] = tcp_pair();
socket_write($client, 'thrown away');
$data = 'old';
$count = socket_recv($server, $data, 6, MSG_TRUNC);
var_dump($count, strlen($data) <= 6);
var_dump(socket_read($server, 100));
?>
--EXPECT--
int(32000)
bool(true)
int(32000)
bool(true)
string(9) "127.0.0.1"
int(32000)
bool(true)
int(32000)
bool(true)
string(9) "127.0.0.1"
int(32000)
bool(true)
int(32000)
bool(true)
string(9) "127.0.0.1"
int(32000)
bool(true)
int(32000)
bool(true)
string(9) "127.0.0.1"
int(32000)
bool(true)
int(32000)
bool(true)
string(9) "127.0.0.1"
peeking
int(14)
string(5) "whole"
int(14)
string(14) "whole datagram"
local datagrams
int(10000)
string(2) "xx"
a TCP stream throws the data away
int(6)
bool(true)
string(5) " away"
