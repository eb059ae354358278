<?php
require __DIR__ . '/../lib/window.inc';

[$from, $p] = udp();
[$to, $q] = udp();
socket_set_nonblock($to);
window('socket_sendto', fn () => socket_sendto($from, 'data', 4, 0, '127.0.0.1', $q), $from);
socket_sendto($from, 'more', 4, 0, '127.0.0.1', $q);
window('socket_recvfrom', function () use ($to, &$data, &$address, &$port) {
    return socket_recvfrom($to, $data, 100, 0, $address, $port);
}, $data, $address, $to);
[$from6, $p] = udp(AF_INET6);
[$to6, $q] = udp(AF_INET6);
socket_set_nonblock($to6);
window('socket_sendto, IPv6', fn () => socket_sendto($from6, 'data', 4, 0, '::1', $q), $from6);
window('socket_recvfrom, IPv6', function () use ($to6, &$data, &$address, &$port) {
    return socket_recvfrom($to6, $data, 100, 0, $address, $port);
}, $data, $address, $to6);
$path = socket_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($server, $path);
socket_set_nonblock($server);
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
window('socket_sendto, local', fn () => socket_sendto($client, 'data', 4, 0, $path), $client);
window('socket_recvfrom, local', function () use ($server, &$data, &$address) {
    return socket_recvfrom($server, $data, 100, 0, $address);
}, $data, $address, $server);
then('sendto', fn () => socket_sendto($client, 'again', 5, 0, $path));
