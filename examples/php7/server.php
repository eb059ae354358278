<?php
// A chat server as people wrote them for PHP 5 and 7: sockets are resources, their numbers are
// array keys, and is_resource() tells whether one is still open. It runs unchanged on PHP 8 with
//
//     php -d extension=sockets.so -d sockets.handles=resource server.php [address] [port]
//
// What a client sends is passed on to all; a line "quit" ends the connection, "stop" the server.

$address = isset($argv[1]) ? $argv[1] : '127.0.0.1';
$port = isset($argv[2]) ? (int) $argv[2] : 0;

$master = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!is_resource($master)) {
    die('socket_create: ' . socket_strerror(socket_last_error()) . "\n");
}
socket_set_option($master, SOL_SOCKET, SO_REUSEADDR, 1);
if (!@socket_bind($master, $address, $port) || !@socket_listen($master, 5)) {
    die('cannot listen: ' . socket_strerror(socket_last_error($master)) . "\n");
}
if (get_resource_type($master) !== 'Socket') {
    die("not a socket\n");
}
socket_getsockname($master, $address, $port);
echo "Listening on $address:$port\n";

$clients = array();
$names = array();
$running = true;

while ($running) {
    $read = $clients;
    $read[(int) $master] = $master;
    $write = $except = null;
    if (@socket_select($read, $write, $except, 10) < 1) {
        continue;
    }
    foreach ($read as $id => $socket) {
        if ($socket === $master) {
            $client = socket_accept($master);
            if (is_resource($client)) {
                $clients[(int) $client] = $client;
                socket_getpeername($client, $peer);
                $names[(int) $client] = 'guest' . count($names);
                socket_write($client, 'Hello, ' . $names[(int) $client] . ' from ' . $peer . "\n");
            }
            continue;
        }
        if (!isset($clients[$id]) || !is_resource($socket)) {
            continue; // closed while another one was served
        }
        $line = @socket_read($socket, 1024, PHP_NORMAL_READ);
        if ($line === false || $line === '' || trim($line) === 'quit') {
            socket_close($socket);
            // The number outlives the resource, which is what makes it a good key.
            unset($clients[(int) $socket]);
            continue;
        }
        $line = trim($line);
        if ($line === 'stop') {
            $running = false;
        } elseif ($line !== '') {
            foreach ($clients as $client) {
                socket_write($client, $names[$id] . ': ' . $line . "\n");
            }
        }
    }
}

foreach ($clients as $client) {
    socket_shutdown($client, 2);
    socket_close($client);
}
socket_close($master);
echo is_resource($master) ? "still open\n" : 'closed: ' . gettype($master) . "\n";
