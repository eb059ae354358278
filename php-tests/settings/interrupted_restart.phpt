--TEST--
sockets.interrupted = restart: handlers run, and the call continues
--EXTENSIONS--
sockets
pcntl
posix
--INI--
opcache.jit_hot_loop=0
sockets.interrupted=restart
--FILE--
<?php
require __DIR__ . '/interrupted.inc';
show_warnings();
$seen = 0;
$handler = function () use (&$seen): void { $seen++; };
// SIGALRM interrupts the system call: the kernel does not restart it.
pcntl_signal(SIGALRM, $handler, false);

foreach (['asynchronous' => true, 'when asked' => false] as $mode => $async) {
    pcntl_async_signals($async);
    echo "-- $mode\n";
    foreach ([
        'read' => fn ($socket) => socket_read($socket, 9),
        'recv' => fn ($socket) => socket_recv($socket, $data, 9, 0) . ' ' . $data,
        'recv all' => fn ($socket) => socket_recv($socket, $data, 4, MSG_WAITALL) . ' ' . $data,
        'recvfrom' => fn ($socket) => socket_recvfrom($socket, $data, 9, 0, $from) . ' ' . $data,
        'recvmsg' => function ($socket) {
            $message = ['controllen' => 64];
            return socket_recvmsg($socket, $message) . ' ' . $message['iov'][0];
        },
        'readv' => function ($socket) {
            $iovec = socket_iovec_alloc(2, 2, 9);
            return socket_readv($socket, $iovec) . ' ' . socket_iovec_fetch($iovec, 1);
        },
        'line' => fn ($socket) => socket_read($socket, 9, PHP_NORMAL_READ),
    ] as $what => $call) {
        $seen = 0;
        $pair = pair();
        alarms(2, fn () => socket_write($pair[1], "data\n"));
        $result = $call($pair[0]);
        reap();
        echo "$what: ", json_encode($result), $seen > 0 ? '' : ', no handler ran', "\n";
    }
    $seen = 0;
    [$listener, $port] = listener();
    alarms(2, fn () => socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port));
    $accepted = socket_accept($listener);
    reap();
    echo 'accept: ', json_encode($accepted !== false), $seen > 0 ? '' : ', no handler ran', "\n";

    // Writers wait until the other end reads.
    foreach ([
        'write' => fn ($socket, $data) => socket_write($socket, $data),
        'send' => fn ($socket, $data) => socket_send($socket, $data, strlen($data), 0),
        'sendmsg' => fn ($socket, $data) => socket_sendmsg($socket, ['iov' => [$data]]),
        'writev' => function ($socket, $data) {
            $iovec = socket_iovec_alloc(1, 1);
            socket_iovec_set($iovec, 0, $data);
            return socket_writev($socket, $iovec);
        },
    ] as $what => $call) {
        $seen = 0;
        $pair = pair(SOCK_DGRAM);
        while (@socket_send($pair[0], 'x', 1, MSG_DONTWAIT)) {
        }
        alarms(2, function () use ($pair) {
            while (@socket_recv($pair[1], $data, 1, MSG_DONTWAIT)) {
            }
        });
        $result = $call($pair[0], 'last');
        reap();
        echo "$what: ", json_encode($result), $seen > 0 ? '' : ', no handler ran', "\n";
    }
}
?>
--EXPECT--
-- asynchronous
read: "data\n"
recv: "5 data\n"
recv all: "4 data"
recvfrom: "5 data\n"
recvmsg: "5 data\n"
readv: "5 ta\n"
line: "data\n"
accept: true
write: 4
send: 4
sendmsg: 4
writev: 4
-- when asked
read: "data\n"
recv: "5 data\n"
recv all: "4 data"
recvfrom: "5 data\n"
recvmsg: "5 data\n"
readv: "5 ta\n"
line: "data\n"
accept: true
write: 4
send: 4
sendmsg: 4
writev: 4
