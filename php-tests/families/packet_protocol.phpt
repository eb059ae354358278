--TEST--
AF_PACKET: the protocol is an Ethernet type in host order; a bound socket keeps it
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\AF_PACKET;

$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
$sender = socket_create(AF_PACKET, SOCK_RAW, 0);
function send($sender, int $type, int $lo): void
{
    $frame = str_repeat("\0", 12) . pack('n', $type) . str_repeat('.', 46);
    socket_sendto($sender, $frame, 60, 0, 'lo', $lo);
}
foreach ([0x88B5, 0x88B5 + (1 << 16), 0x88B6, 0] as $protocol) {
    $socket = socket_create(AF_PACKET, SOCK_RAW, $protocol);
    socket_set_nonblock($socket);
    socket_bind($socket, 'lo');
    send($sender, 0x88B5, $lo);
    echo dechex($protocol), ' ', socket_recv($socket, $data, 100, 0) === 60 ? 'hears it' : 'hears nothing', "\n";
}
?>
--EXPECT--
88b5 hears it
188b5 hears it
88b6 hears nothing
0 hears nothing
