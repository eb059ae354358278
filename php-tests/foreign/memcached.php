<?php
// memcached: its text protocol over TCP, and over UDP, with a header of eight bytes per datagram.
require __DIR__ . '/client.inc';

$client = new Client(AF_INET, '127.0.0.1', 11211);
$value = str_repeat('0123456789', 3000);
foreach (['set a 0 0 5' => 'first', 'add a 0 0 5' => 'again', 'set large 7 0 30000' => $value] as $command => $data) {
    $client->send("$command\r\n$data\r\n");
    echo "$command: ", $client->line(), "\n";
}
$client->send("get a large none\r\n");
while (sscanf($client->line(), 'VALUE %s %d %d', $key, $flags, $length) === 3) {
    $data = substr($client->bytes($length + 2), 0, -2);
    echo "$key: flags $flags, $length bytes, ", md5($data), "\n";
}

$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
foreach (['get a', 'get large', 'nonsense'] as $number => $command) {
    $datagram = pack('n4', 1000 + $number, 0, 1, 0) . "$command\r\n";
    echo "UDP $command: sent ", socket_sendto($udp, $datagram, strlen($datagram), 0, '127.0.0.1', 11211), "\n";
    $parts = [];
    do {
        $length = socket_recvfrom($udp, $answer, 65536, 0, $address, $port);
        $length !== false || exit("no answer\n");
        $head = unpack('nid/npart/nparts', $answer);
        $parts[$head['part']] = substr($answer, 8);
    } while (count($parts) < $head['parts']);
    ksort($parts);
    $text = implode('', $parts);
    echo "from $address:$port, id $head[id], $head[parts] parts: ", strlen($text) > 50 ? strlen($text) . ' bytes, ' . md5($text) : json_encode($text), "\n";
}
