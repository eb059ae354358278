<?php
// The other end of server.php, in today's style:
//
//     php -d extension=sockets.so client.php address port line...

declare(strict_types=1);

function dial(string $address, int $port): Socket
{
    $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP)
        ?: throw new RuntimeException(socket_strerror(socket_last_error()));
    if (!@socket_connect($socket, $address, $port)) {
        throw new RuntimeException('cannot connect: ' . socket_strerror(socket_last_error($socket)));
    }
    socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
    return $socket;
}

function line(Socket $socket): string
{
    return trim((string) socket_read($socket, 1024, PHP_NORMAL_READ));
}

[, $address, $port] = $argv + [1 => '127.0.0.1', 2 => '0'];
$socket = dial($address, (int) $port);
echo line($socket), "\n";
foreach (array_slice($argv, 3) as $text) {
    socket_write($socket, "$text\n");
    if ($text === 'stop' || $text === 'quit') {
        break;
    }
    echo line($socket), "\n";
}
$end = socket_read($socket, 1024);
echo $end === '' ? "the server has closed\n" : "more: $end\n";
socket_close($socket);
try {
    socket_read($socket, 1);
} catch (Error $e) {
    echo get_debug_type($socket), ' ', strstr($e->getMessage(), 'has'), "\n";
}
