--TEST--
Raw sockets: an ICMP echo over loopback, IPv4
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\IPPROTO_ICMP;

function checksum(string $packet): string
{
    $sum = array_sum(unpack('n*', strlen($packet) % 2 ? "$packet\0" : $packet));
    while ($sum >> 16) {
        $sum = ($sum & 0xFFFF) + ($sum >> 16);
    }
    return pack('n', ~$sum & 0xFFFF);
}
$id = getmypid() & 0xFFFF;
$packet = "\x08\0\0\0" . pack('nn', $id, 1) . 'payload';
$packet = substr_replace($packet, checksum($packet), 2, 2);

$socket = socket_create(AF_INET, SOCK_RAW, IPPROTO_ICMP);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 2, 'usec' => 0]);
var_dump(socket_sendto($socket, $packet, strlen($packet), 0, '127.0.0.1', 0) === strlen($packet));
// It receives its own request too, and perhaps packets of others.
do {
    $count = socket_recvfrom($socket, $data, 1000, 0, $from, $port);
    $icmp = $count ? substr($data, (ord($data[0]) & 15) * 4) : '';
} while ($count && !($icmp[0] === "\0" && unpack('n', $icmp, 4)[1] === $id));
var_dump($from, $port, substr($icmp, 8));
?>
--EXPECT--
bool(true)
string(9) "127.0.0.1"
int(0)
string(7) "payload"
