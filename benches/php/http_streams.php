<?php

/**
 * The server of examples/http.php on PHP's streams: the same requests, answers and buffers,
 * with another way to wait.
 *
 *     php http_streams.php stream_select|io_poll [port]
 */

// The protocol is the example's own, from its first function to the one that writes.
$example = file_get_contents(__DIR__ . '/../../examples/http.php');
eval(substr($example, strpos($example, 'const MAX_HEAD'), strpos($example, '$address =') - strpos($example, 'const MAX_HEAD')));
$from = strpos($example, '/** Answers every whole request');
eval(substr($example, $from, strpos($example, '/** Sends what the kernel takes') - $from));

final class Client
{
    public string $in = '';
    public string $out = '';
    public int $gone = 0;
    public bool $last = false;
    public int $seen;

    public function __construct(public readonly mixed $socket)
    {
        $this->seen = time();
    }
}

function send_some(Client $client): bool
{
    while ($client->gone < strlen($client->out)) {
        $sent = @fwrite($client->socket, substr($client->out, $client->gone, 256 * 1024));
        if ($sent === false) {
            return false;
        }
        if ($sent === 0) {
            return true;
        }
        $client->gone += $sent;
        $client->seen = time();
    }
    $client->out = '';
    $client->gone = 0;
    return !$client->last;
}

/** Reads what is there; false when the client is gone. */
function read_some(Client $client): bool
{
    $data = @fread($client->socket, 65536);
    if ($data === false || ($data === '' && feof($client->socket))) {
        return false;
    }
    $client->in .= $data;
    $client->seen = time();
    return true;
}

function accept_all($listener): iterable
{
    while ($socket = @stream_socket_accept($listener, 0)) {
        stream_set_blocking($socket, false);
        stream_set_read_buffer($socket, 0);
        yield $socket;
    }
}

/** @param Client[] $clients */
function drop_idle(array $clients, Closure $drop): void
{
    static $looked = 0;
    if ($looked === time()) {
        return;
    }
    $looked = time();
    foreach ($clients as $key => $client) {
        if ($client->seen < time() - IDLE_SECONDS) {
            $drop($key);
        }
    }
}

$context = stream_context_create(['socket' => ['tcp_nodelay' => true, 'backlog' => 4096]]);
$listener = stream_socket_server('tcp://127.0.0.1:' . ($argv[2] ?? 0), context: $context);
stream_set_blocking($listener, false);
echo 'Listening on ', stream_socket_get_name($listener, false), "\n";
$clients = [];

if ($argv[1] === 'stream_select') {
    $reading = ['listener' => $listener];
    $writing = [];
    $drop = function (int $key) use (&$clients, &$reading, &$writing): void {
        fclose($clients[$key]->socket);
        unset($clients[$key], $reading[$key], $writing[$key]);
    };
    while (true) {
        [$read, $write, $except] = [$reading, $writing, null];
        if (@stream_select($read, $write, $except, 1) === false) {
            exit("stream_select() refuses so many\n");
        }
        if (isset($read['listener'])) {
            foreach (accept_all($listener) as $socket) {
                $clients[] = new Client($socket);
                $reading[array_key_last($clients)] = $socket;
            }
            unset($read['listener']);
        }
        foreach ($read as $key => $socket) {
            if (!read_some($clients[$key])) {
                $drop($key);
            }
        }
        foreach (array_intersect_key($clients, $read + $write) as $key => $client) {
            answer($client);
            if (!send_some($client)) {
                $drop($key);
                continue;
            }
            if ($client->last || strlen($client->out) > MAX_UNSENT) {
                unset($reading[$key]);
            } else {
                $reading[$key] = $client->socket;
            }
            if ($client->out !== '') {
                $writing[$key] = $client->socket;
            } else {
                unset($writing[$key]);
            }
        }
        drop_idle($clients, $drop);
    }
}

$context = new Io\Poll\Context();
$second = Time\Duration::fromSeconds(1);
$watchers = [];
$context->add(new StreamPollHandle($listener), [Io\Poll\Event::Read]);
$drop = function (int $key) use (&$clients, &$watchers): void {
    $watchers[$key]->remove();
    fclose($clients[$key]->socket);
    unset($clients[$key], $watchers[$key]);
};
$read = [Io\Poll\Event::Read];
while (true) {
    foreach ($context->wait($second, 1024) as $watcher) {
        $key = $watcher->getData();
        if ($key === null) {
            foreach (accept_all($listener) as $socket) {
                $clients[] = new Client($socket);
                $key = array_key_last($clients);
                $watchers[$key] = $context->add(new StreamPollHandle($socket), $read, $key);
            }
            continue;
        }
        $client = $clients[$key];
        if ($watcher->hasTriggered(Io\Poll\Event::Read) || $watcher->hasTriggered(Io\Poll\Event::HangUp)) {
            if (!read_some($client)) {
                $drop($key);
                continue;
            }
        }
        answer($client);
        if (!send_some($client)) {
            $drop($key);
            continue;
        }
        $events = $client->last || strlen($client->out) > MAX_UNSENT ? [] : $read;
        if ($client->out !== '') {
            $events[] = Io\Poll\Event::Write;
        }
        if ($events != $watcher->getWatchedEvents()) {
            $watcher->modifyEvents($events);
        }
    }
    drop_idle($clients, $drop);
}
