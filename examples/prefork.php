<?php

/**
 * A server of several processes that listen on one port (SO_REUSEPORT): the kernel spreads
 * the connections among them, and none of them waits for another.
 *
 *     php examples/prefork.php [address [port [processes]]]
 *     curl http://127.0.0.1:8082/
 *
 * The parent starts a child again when it dies, and ends them all on SIGTERM.
 * It wants the pcntl extension, which PHP's command line has in most distributions.
 */

if (!function_exists('pcntl_fork')) {
    exit("This wants pcntl; examples/handover.php does without.\n");
}
[$address, $port, $count] = [$argv[1] ?? '127.0.0.1', (int) ($argv[2] ?? 8082), (int) ($argv[3] ?? 4)];

function bound(string $address, int $port): mixed
{
    $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
    // Every process says it before its bind, and all must be of one user.
    socket_set_option($socket, SOL_SOCKET, SO_REUSEPORT, 1);
    return socket_bind($socket, $address, $port) ? $socket : exit(1);
}

// Held, not listened on: it takes no connections, but the port stays ours between children.
$place = bound($address, $port);
socket_getsockname($place, $address, $port);

$running = true;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
    // false: the signal ends an accept() that waits, instead of letting it go on.
    pcntl_signal($signal, function () use (&$running) { $running = false; }, false);
}

$children = [];
$start = function () use (&$children, $address, $port, &$running): void {
    $child = pcntl_fork();
    if ($child === 0) {
        serve($address, $port, $running);
        exit(0);
    }
    // -1: there was no process to be had, PHP has warned. As a number it means all of them.
    if ($child > 0) {
        $children[$child] = true;
    }
};
for ($i = 0; $i < $count; $i++) {
    $start();
}
echo "$count processes listen on $address:$port\n";

while ($running) {
    $ended = pcntl_waitpid(-1, $status, WNOHANG);
    if ($ended > 0) {
        unset($children[$ended]);
        $start();
    } else {
        // A signal cuts it short.
        sleep(1);
    }
}
foreach ($children as $child => $_) {
    // The standard extension has no kill: posix where it is there, the program otherwise.
    function_exists('posix_kill') ? posix_kill($child, SIGTERM) : exec("kill $child");
}
while (pcntl_wait($status) > 0);

function serve(string $address, int $port, bool &$running): void
{
    $listener = bound($address, $port);
    socket_listen($listener, SOMAXCONN);
    // A signal that comes right before the wait does not end it; this does.
    socket_set_option($listener, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 0]);
    while ($running) {
        $client = @socket_accept($listener);
        if ($client === false) {
            continue;
        }
        socket_set_option($client, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
        @socket_read($client, 16384);
        $text = 'Served by ' . getmypid() . "\n";
        @socket_write($client, "HTTP/1.1 200 OK\r\nContent-Length: " . strlen($text) . "\r\nConnection: close\r\n\r\n$text");
        socket_close($client);
    }
}
