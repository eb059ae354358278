--TEST--
AF_PACKET: receiving leaks no memory (D30)
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\AF_PACKET;

$socket = socket_create(AF_PACKET, SOCK_RAW, 0x88B6);
socket_bind($socket, 'lo');
socket_set_nonblock($socket);
$round = function () use ($socket) {
    socket_recvfrom($socket, $data, 1000, 0, $name, $index);
    try {
        socket_recvfrom($socket, $data, 1000, MSG_TRUNC, $name, $index);
    } catch (ValueError) {
    }
};
$round();
$before = memory_get_usage();
for ($i = 0; $i < 200; $i++) {
    $round();
}
var_dump(memory_get_usage() - $before < 1000);
?>
--EXPECT--
bool(true)
