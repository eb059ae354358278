<?php
// dnsmasq: queries over UDP, with socket_sendto() and connected, and over TCP.
require __DIR__ . '/client.inc';

function question(int $id, string $name, int $type): string
{
    $labels = array_map(fn ($label) => chr(strlen($label)) . $label, explode('.', $name));
    return pack('n6', $id, 0x0100, 1, 0, 0, 0) . implode('', $labels) . "\0" . pack('n2', $type, 1);
}

function shown(string $answer): string
{
    $head = unpack('nid/nflags/nquestions/nanswers', $answer);
    return "id $head[id], code " . ($head['flags'] & 15) . ", $head[answers] answers, ends in " . bin2hex(substr($answer, -4));
}

$questions = [['peer.test', 1], ['peer.test', 28], ['text.test', 16], ['nobody.invalid', 1]];
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
foreach ($questions as $id => [$name, $type]) {
    $asked = question($id, $name, $type);
    socket_sendto($udp, $asked, strlen($asked), 0, '127.0.0.1', 53);
    socket_recvfrom($udp, $answer, 512, 0, $address, $port);
    echo "$name $type from $address:$port: ", shown($answer), "\n";
}
socket_connect($udp, '127.0.0.1', 53);
socket_send($udp, $asked = question(77, 'peer.test', 1), strlen($asked), 0);
$message = ['name' => [], 'buffer_size' => 512, 'controllen' => 64];
echo 'connected: ', socket_recvmsg($udp, $message), ' bytes, ', shown($message['iov'][0]), "\n";

$tcp = new Client(AF_INET, '127.0.0.1', 53);
foreach ($questions as $id => [$name, $type]) {
    $asked = question($id, $name, $type);
    $tcp->send(pack('n', strlen($asked)) . $asked);
    $length = unpack('n', $tcp->bytes(2))[1];
    echo "$name $type by TCP: $length bytes, ", shown($tcp->bytes($length)), "\n";
}
