--TEST--
AF_PACKET: frames whose headers have wrong lengths are received unchanged (D50)
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\{AF_PACKET, ETH_P_ALL};

require __DIR__ . '/../helpers.inc';
show_warnings();
$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
$receiver = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
socket_bind($receiver, 'lo');
$sender = socket_create(AF_PACKET, SOCK_RAW, 0);
$ethernet = fn (int $type) => str_repeat("\0", 12) . pack('n', $type);
$frames = [
    'a bare header' => $ethernet(0x0800),
    'IPv4, cut after its first byte' => $ethernet(0x0800) . "\x4F",
    'IPv4, 65535 bytes long, header of 60' => $ethernet(0x0800) . "\x4F\0\xFF\xFF" . str_repeat("\0", 16),
    'IPv4, header of 0' => $ethernet(0x0800) . "\x40\0\0\0" . str_repeat("\xFF", 16),
    'TCP with a header behind the end' => $ethernet(0x0800) . "\x45\0\0\x28\0\0\0\0\x40\x06\0\0\x7F\0\0\x01\x7F\0\0\x01" . str_repeat("\xF0", 13),
    'IPv6, payload of 65535' => $ethernet(0x86DD) . "\x60\0\0\0\xFF\xFF\x00\x40" . str_repeat("\xFE", 32),
];
foreach ($frames as $what => $frame) {
    if (socket_sendto($sender, $frame, strlen($frame), 0, 'lo', $lo) !== strlen($frame)) {
        echo "$what: not sent\n";
        continue;
    }
    // Ignore other traffic on the interface.
    for ($i = 0; $i < 100; $i++) {
        $length = socket_recvfrom($receiver, $data, 2000, 0, $name);
        if ($data === $frame) {
            echo "$what: $length bytes from $name\n";
            continue 2;
        }
    }
    echo "$what: not received\n";
}
?>
--EXPECT--
a bare header: 14 bytes from lo
IPv4, cut after its first byte: 15 bytes from lo
IPv4, 65535 bytes long, header of 60: 34 bytes from lo
IPv4, header of 0: 34 bytes from lo
TCP with a header behind the end: 47 bytes from lo
IPv6, payload of 65535: 54 bytes from lo
