<?php
require __DIR__ . '/../lib/window.inc';

[$listener, $client, $server] = tcp();
$path = socket_path();
$local = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($local, $path);
[$udp6] = udp(AF_INET6);
foreach (['TCP' => $client, 'local' => $local, 'IPv6' => $udp6] as $kind => $socket) {
    foreach (['socket_getsockname', 'socket_getpeername'] as $function) {
        $address = $port = 'before';
        window("$function, $kind", function () use ($function, $socket, &$address, &$port) {
            return $function($socket, $address, $port);
        }, $address, $socket);
    }
}
