<?php

/**
 * An echo server on Io\Poll (PHP 8.6): the kernel keeps the list of sockets, so that a wait
 * costs the same with ten clients and with ten thousand.
 *
 *     php examples/poll.php [address [port]]
 *
 * socket_select() does that too, for arrays that change little. Io\Poll is for programs that
 * watch sockets together with streams, or keep data with each of them.
 */

use Io\Poll\{Context, Event};
use Sockets\SocketPollHandle;

const MAX_UNSENT = 64 * 1024;

class_exists(Context::class) || exit("Io\\Poll needs PHP 8.6\n");

$address = $argv[1] ?? '127.0.0.1';
$listener = socket_create(str_contains($address, ':') ? AF_INET6 : AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($listener, SOL_SOCKET, SO_REUSEADDR, 1);
if (!socket_bind($listener, $address, (int) ($argv[2] ?? 7007)) || !socket_listen($listener, SOMAXCONN)) {
    exit(1);
}
socket_set_nonblock($listener);
socket_getsockname($listener, $address, $port);
echo 'Listening on ', str_contains($address, ':') ? "[$address]" : $address, ":$port\n";

$context = new Context();
$context->add(new SocketPollHandle($listener), [Event::Read]);

/** What a client has sent and has not yet got back. */
$unsent = [];
$next = 0;

while (true) {
    foreach ($context->wait(Time\Duration::fromSeconds(60)) as $watcher) {
        $key = $watcher->getData();
        $socket = $watcher->getHandle()->getSocket();
        if ($key === null) {
            if ($client = @socket_accept($socket)) {
                socket_set_nonblock($client);
                $unsent[++$next] = '';
                $context->add(new SocketPollHandle($client), [Event::Read], $next);
            }
            continue;
        }
        if (strlen($unsent[$key]) < MAX_UNSENT && $watcher->hasTriggered(Event::Read)) {
            $part = @socket_read($socket, 8192);
            if ($part === '' || ($part === false && socket_last_error($socket) !== SOCKET_EAGAIN)) {
                $watcher->remove();
                socket_close($socket);
                unset($unsent[$key]);
                continue;
            }
            $unsent[$key] .= $part;
        }
        // Most often there is room at once.
        $sent = $unsent[$key] === '' ? 0 : @socket_write($socket, $unsent[$key]);
        $unsent[$key] = substr($unsent[$key], (int) $sent);
        $watcher->modifyEvents(match (strlen($unsent[$key])) {
            0 => [Event::Read],
            default => strlen($unsent[$key]) < MAX_UNSENT ? [Event::Read, Event::Write] : [Event::Write],
        });
    }
}
