<?php
// The other end of server.php, in the same style:
//
//     php -d extension=sockets.so -d sockets.handles=resource client.php address port line...
//
// Sends its lines one by one, prints what comes back for each, and leaves.

if ($argc < 3) {
    die("usage: client.php address port line...\n");
}
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!is_resource($socket)) {
    die('socket_create: ' . socket_strerror(socket_last_error()) . "\n");
}
if (!@socket_connect($socket, $argv[1], (int) $argv[2])) {
    die('socket_connect: ' . socket_strerror(socket_last_error($socket)) . "\n");
}
$timeout = array('sec' => 5, 'usec' => 0);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, $timeout);

echo trim(socket_read($socket, 1024, PHP_NORMAL_READ)), "\n";
foreach (array_slice($argv, 3) as $line) {
    socket_write($socket, $line . "\n");
    if ($line === 'stop' || $line === 'quit') {
        break;
    }
    echo trim(socket_read($socket, 1024, PHP_NORMAL_READ)), "\n";
}

$end = socket_read($socket, 1024);
echo $end === '' ? "the server has closed\n" : "more: $end\n";
socket_close($socket);
if (!is_resource($socket)) {
    echo 'closed: ', get_resource_type($socket), "\n";
}
