<?php

/**
 * A chat for thousands: every line that a client sends goes to all the others.
 *
 *     php examples/chat.php [address [port]]
 *     nc 127.0.0.1 6667
 *
 * One process serves as many clients as it may open descriptors: raise the limit first,
 * `ulimit -n 20000`. The C extension's socket_select() ends at descriptor 1023.
 *
 * What to take from it: a client that does not read must not cost memory without end, and
 * a process without free descriptors must not spin over the listener.
 */

const MAX_LINE = 1000;
const MAX_UNSENT = 64 * 1024;

$address = $argv[1] ?? '127.0.0.1';
$listener = socket_create(str_contains($address, ':') ? AF_INET6 : AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($listener, SOL_SOCKET, SO_REUSEADDR, 1);
if (!socket_bind($listener, $address, (int) ($argv[2] ?? 6667)) || !socket_listen($listener, SOMAXCONN)) {
    exit(1);
}
socket_set_nonblock($listener);
socket_getsockname($listener, $address, $port);

$running = true;
if (function_exists('pcntl_async_signals')) {
    pcntl_async_signals(true);
    foreach ([SIGTERM, SIGINT] as $signal) {
        pcntl_signal($signal, function () use (&$running) { $running = false; });
    }
}
echo 'Listening on ', str_contains($address, ':') ? "[$address]" : $address, ":$port\n";

/** @var array<int, string> $in the begun line of each client; $out what it has yet to get */
$in = $out = [];
$sockets = [];
// What socket_select() is asked: the same arrays every time, as long as nobody comes or goes.
$reading = ['listener' => $listener];
$writing = [];
$next = 1;

$leave = function (int $key) use (&$in, &$out, &$sockets, &$reading, &$writing, &$tell, $listener): void {
    if (!isset($sockets[$key])) {
        return;
    }
    socket_close($sockets[$key]);
    unset($in[$key], $out[$key], $sockets[$key], $reading[$key], $writing[$key]);
    // There is a free descriptor again.
    $reading['listener'] = $listener;
    $tell("* $key has left", $key);
};

$tell = function (string $line, int $from) use (&$out, &$sockets, &$writing, &$leave): void {
    $gone = [];
    foreach ($sockets as $key => $socket) {
        if ($key === $from) {
            continue;
        }
        // Most of the time the kernel takes it at once, and nothing is kept.
        if ($out[$key] === '') {
            $sent = @socket_write($socket, "$line\n");
            if ($sent === strlen($line) + 1) {
                continue;
            }
            if ($sent === false && socket_last_error($socket) !== SOCKET_EAGAIN) {
                $gone[] = $key;
                continue;
            }
            $out[$key] = substr("$line\n", (int) $sent);
        } else {
            $out[$key] .= "$line\n";
        }
        $writing[$key] = $socket;
        if (strlen($out[$key]) > MAX_UNSENT) {
            $gone[] = $key;
        }
    }
    array_walk($gone, fn (int $key) => $leave($key));
};

while ($running) {
    [$read, $write, $except] = [$reading, $writing, null];
    if (@socket_select($read, $write, $except, null) === false) {
        continue;
    }
    if (isset($read['listener'])) {
        unset($read['listener']);
        while ($socket = @socket_accept($listener)) {
            socket_set_nonblock($socket);
            $key = $next++;
            $sockets[$key] = $reading[$key] = $socket;
            $in[$key] = $out[$key] = '';
            socket_write($socket, "* you are $key of " . count($sockets) . "\n");
        }
        if (in_array(socket_last_error(), [SOCKET_EMFILE, SOCKET_ENFILE, SOCKET_ENOBUFS, SOCKET_ENOMEM], true)) {
            // It would be readable again at once, and again: ask no more until somebody leaves.
            unset($reading['listener']);
            fwrite(STDERR, 'full with ' . count($sockets) . " clients; see ulimit -n\n");
        }
    }
    foreach ($write as $key => $socket) {
        if (!isset($sockets[$key])) {
            continue;
        }
        $sent = @socket_write($socket, $out[$key]);
        if ($sent === false && socket_last_error($socket) !== SOCKET_EAGAIN) {
            $leave($key);
            continue;
        }
        $out[$key] = substr($out[$key], (int) $sent);
        if ($out[$key] === '') {
            unset($writing[$key]);
        }
    }
    foreach ($read as $key => $socket) {
        if (!isset($sockets[$key])) {
            // Somebody else's line has shown it to be gone.
            continue;
        }
        $data = @socket_read($socket, 8192);
        if ($data === '' || ($data === false && socket_last_error($socket) !== SOCKET_EAGAIN)) {
            $leave($key);
            continue;
        }
        $lines = explode("\n", $in[$key] . $data);
        $in[$key] = array_pop($lines);
        foreach ($lines as $line) {
            $tell("$key: " . substr(rtrim($line, "\r"), 0, MAX_LINE), $key);
        }
        if (strlen($in[$key] ?? '') > MAX_LINE) {
            $leave($key);
        }
    }
}
