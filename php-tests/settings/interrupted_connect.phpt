--TEST--
sockets.interrupted = restart: connecting continues after a signal; without the setting, as in C
--EXTENSIONS--
sockets
pcntl
posix
--INI--
opcache.jit_hot_loop=0
--FILE--
<?php
require __DIR__ . '/interrupted.inc';
show_warnings();
pcntl_async_signals(true);
$seen = 0;
pcntl_signal(SIGALRM, function () use (&$seen): void { $seen++; }, false);

/** A listener whose queue is full, the connections that fill it, and its address. */
function full(int $family): array
{
    $listener = socket_create($family, SOCK_STREAM, 0);
    $address = $family === AF_UNIX ? "\0" . bin2hex(random_bytes(8)) : '127.0.0.1';
    socket_bind($listener, $address);
    socket_listen($listener, 0);
    socket_getsockname($listener, $name, $port);
    for ($waiting = [];; $waiting[] = $socket) {
        $socket = socket_create($family, SOCK_STREAM, 0);
        socket_set_nonblock($socket);
        if (!@socket_connect($socket, $address, (int) $port)) {
            $write = [$socket];
            $none = null;
            if (socket_last_error($socket) === SOCKET_EAGAIN || !socket_select($none, $write, $none, 0, 100_000)) {
                return [$listener, $waiting, $address, (int) $port];
            }
        }
    }
}

foreach (['fail', 'restart'] as $way) {
    ini_set('sockets.interrupted', $way);
    foreach (['unix' => AF_UNIX, 'inet' => AF_INET] as $name => $family) {
        [$listener, $waiting, $address, $port] = full($family);
        $seen = 0;
        $child = alarms(3, function () use ($listener) {
            while (@socket_accept($listener)) {
            }
        });
        $socket = socket_create($family, SOCK_STREAM, 0);
        echo "$way, $name: ", json_encode(socket_connect($socket, $address, $port)), "\n";
        echo $seen > 0 ? '' : "no handler ran\n", @socket_getpeername($socket, $peer, $port) ? "connected\n" : "not yet\n";
        posix_kill($child, SIGKILL);
        reap();
    }
}

echo "-- limited\n";
[$listener, $waiting, $address, $port] = full(AF_INET);
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 300_000]);
$child = alarms(60);
$began = hrtime(true);
var_dump(socket_connect($socket, $address, $port), socket_last_error($socket) === SOCKET_EINPROGRESS);
var_dump(hrtime(true) - $began < 2.5e9);
posix_kill($child, SIGKILL);
reap();
?>
--EXPECT--
fail, unix: Warning: socket_connect(): unable to connect [4]: Interrupted system call
false
not yet
fail, inet: Warning: socket_connect(): unable to connect [4]: Interrupted system call
false
not yet
restart, unix: true
connected
restart, inet: true
connected
-- limited
bool(false)
bool(true)
bool(true)
