--TEST--
ICMP datagram sockets: an echo without root, if the system allows it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
use const Sockets\IPPROTO_ICMP;

if (!@socket_create(AF_INET, SOCK_DGRAM, IPPROTO_ICMP)) die('skip net.ipv4.ping_group_range does not let us');
?>
--FILE--
<?php
use const Sockets\IPPROTO_ICMP;

$socket = socket_create(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 2, 'usec' => 0]);
// The kernel fills in id and checksum.
$packet = "\x08\0\0\0\0\0\0\x07ping";
var_dump(socket_sendto($socket, $packet, strlen($packet), 0, '127.0.0.1', 0));
var_dump(socket_recvfrom($socket, $data, 1000, 0, $from, $port), $from);
var_dump(ord($data[0]), unpack('n', $data, 6)[1], substr($data, 8));
?>
--EXPECT--
int(12)
int(12)
string(9) "127.0.0.1"
int(0)
int(7)
string(4) "ping"
