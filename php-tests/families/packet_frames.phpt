--TEST--
AF_PACKET: frames with socket_sendto and socket_recvfrom, as in PHP 8.6, on every PHP version
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\AF_PACKET;

require __DIR__ . '/../helpers.inc';
show_warnings();
// An Ethernet type for experiments, which nothing else uses.
const TYPE = 0x88B7; // not that of packet_protocol.phpt, which may run beside this
$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
$receiver = socket_create(AF_PACKET, SOCK_RAW, TYPE);
socket_bind($receiver, 'lo');
$sender = socket_create(AF_PACKET, SOCK_RAW, TYPE);
$frame = str_repeat("\0", 12) . pack('n', TYPE) . str_pad('payload', 46, '.');

var_dump(socket_sendto($sender, $frame, strlen($frame), 0, 'lo', $lo));
var_dump(socket_recvfrom($receiver, $data, 1000, 0, $name, $index));
var_dump($data === $frame, $name, $index === $lo);

// The name of the interface is ignored, its index is used (D41).
var_dump(socket_sendto($sender, $frame, 999, 0, 'anything', $lo));
var_dump(socket_recvfrom($receiver, $data, 16, 0, $name), bin2hex(substr($data, 12)), $name);

socket_sendto($sender, $frame, strlen($frame), 0, '', $lo);
var_dump(socket_recv($receiver, $data, 1000, MSG_PEEK), socket_read($receiver, 1000) === $frame);

// Without the link header.
$cooked = socket_create(AF_PACKET, SOCK_DGRAM, TYPE);
socket_bind($cooked, 'lo');
socket_sendto($sender, $frame, strlen($frame), 0, 'lo', $lo);
var_dump(socket_recvfrom($cooked, $data, 1000, 0, $name, $index), substr($data, 0, 7));

echo "-- refused\n";
show('no index', fn () => socket_sendto($sender, $frame, 60, 0, 'lo'));
show('bad length', fn () => socket_sendto($sender, $frame, -1, 0, 'lo'));
foreach ([0, -1, 70000, PHP_INT_MAX] as $index) {
    show("index $index", fn () => socket_sendto($sender, $frame, 60, 0, 'lo', $index));
}
show('too short', fn () => socket_sendto($sender, 'x', 1, 0, 'lo', $lo));
?>
--EXPECT--
int(60)
int(60)
bool(true)
string(2) "lo"
bool(true)
int(60)
int(16)
string(8) "88b77061"
string(2) "lo"
int(60)
bool(true)
int(46)
string(7) "payload"
-- refused
no index: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_PACKET
bad length: ValueError: socket_sendto(): Argument #3 ($length) must be greater than or equal to 0
Warning: socket_sendto(): Unable to write to socket [6]: No such device or address
index 0: false
Warning: socket_sendto(): Unable to write to socket [6]: No such device or address
index -1: false
Warning: socket_sendto(): Unable to write to socket [6]: No such device or address
index 70000: false
Warning: socket_sendto(): Unable to write to socket [6]: No such device or address
index 9223372036854775807: false
Warning: socket_sendto(): Unable to write to socket [22]: Invalid argument
too short: false
