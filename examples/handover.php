<?php

/**
 * One program takes the connections, others serve them: each connection's descriptor
 * travels over a local socket (SCM_RIGHTS).
 *
 *     php examples/handover.php accept 127.0.0.1 8081 /tmp/handover.sock
 *     php examples/handover.php work /tmp/handover.sock        # as often as you like
 *     curl http://127.0.0.1:8081/
 *
 * Workers come and go while the port stays open: start new ones, end the old ones, and no
 * client sees a refused connection. A connection waits in the kernel while all are busy.
 */

match ($argv[1] ?? '') {
    'accept' => accept($argv[2] ?? '127.0.0.1', (int) ($argv[3] ?? 8081), $argv[4] ?? '/tmp/handover.sock'),
    'work' => work($argv[2] ?? '/tmp/handover.sock'),
    default => print("Usage: php {$argv[0]} accept [address [port [path]]] | work [path]\n"),
};

function accept(string $address, int $port, string $path): void
{
    $public = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_set_option($public, SOL_SOCKET, SO_REUSEADDR, 1);
    if (!socket_bind($public, $address, $port) || !socket_listen($public, SOMAXCONN)) {
        exit(1);
    }
    // Messages keep their borders: one byte in, one connection out.
    $local = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
    @unlink($path);
    // Who can connect there gets the connections: nobody but this user.
    $mask = umask(0177);
    $bound = socket_bind($local, $path);
    umask($mask);
    if (!$bound || !socket_listen($local)) {
        exit(1);
    }
    socket_set_nonblock($public);
    socket_getsockname($public, $address, $port);
    echo "Listening on $address:$port\n";

    $workers = [];
    $free = [];
    while (true) {
        $read = $workers + ['local' => $local];
        // Nobody free: leave the connections where they are.
        if ($free) {
            $read['public'] = $public;
        }
        [$write, $except] = [null, null];
        if (@socket_select($read, $write, $except, null) === false) {
            continue;
        }
        if (isset($read['local']) && $worker = socket_accept($local)) {
            $workers[] = $worker;
        }
        foreach ($read as $key => $worker) {
            // A worker says one byte when it is free, and nothing any more when it has ended.
            if (is_int($key) && @socket_read($worker, 1) !== '') {
                $free[$key] = $worker;
            } elseif (is_int($key)) {
                unset($workers[$key], $free[$key]);
            }
        }
        while ($free && $connection = @socket_accept($public)) {
            // Sending copies the descriptor into the message; ours closes when $connection goes.
            do {
                // The one that has waited longest. (array_shift() would number the others anew.)
                $key = array_key_first($free);
                $worker = $free[$key];
                unset($free[$key]);
                $sent = @socket_sendmsg($worker, [
                    'iov' => ['+'],
                    'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$connection]]],
                ], MSG_NOSIGNAL);
            } while ($sent === false && $free);
        }
        unset($connection);
    }
}

function work(string $path): void
{
    $local = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
    if (!socket_connect($local, $path)) {
        exit(1);
    }
    echo 'Worker ', getmypid(), " is there\n";
    while (@socket_write($local, '.')) {
        $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1), 'buffer_size' => 1];
        if (!socket_recvmsg($local, $message)) {
            break;
        }
        $connection = $message['control'][0]['data'][0] ?? null;
        unset($message);
        if ($connection !== null) {
            serve($connection);
            socket_close($connection);
        }
    }
}

/** One request, one answer; anything that speaks HTTP understands it. */
function serve($connection): void
{
    // The flags travel along, and from PHP 8.5 on a connection has its listener's.
    socket_set_block($connection);
    // A client that says nothing must not keep the worker.
    socket_set_option($connection, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
    $request = '';
    while (!str_contains($request, "\r\n\r\n") && strlen($request) < 16384) {
        $more = @socket_read($connection, 4096);
        if ($more === false || $more === '') {
            return;
        }
        $request .= $more;
    }
    $text = 'Served by ' . getmypid() . "\n";
    @socket_write($connection, "HTTP/1.1 200 OK\r\nContent-Length: " . strlen($text) . "\r\nConnection: close\r\n\r\n$text");
}
