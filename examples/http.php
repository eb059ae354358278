<?php

/**
 * An HTTP/1.1 server with keep-alive and pipelining: one process, one socket_select().
 *
 *     php examples/http.php [address [port]]
 *     curl -v http://127.0.0.1:8080/ http://127.0.0.1:8080/time     # one connection, two requests
 *
 * What to take from it: nothing here ever waits for one client. Every client has a buffer
 * for what came and one for what is to go; a client that does not read is not read from.
 * It is an example: for the open internet put a proxy in front of it.
 */

const MAX_HEAD = 16 * 1024;
const MAX_BODY = 1024 * 1024;
const MAX_UNSENT = 256 * 1024;
const IDLE_SECONDS = 15;
const REASONS = [
    200 => 'OK', 400 => 'Bad Request', 404 => 'Not Found', 405 => 'Method Not Allowed',
    413 => 'Content Too Large', 431 => 'Request Header Fields Too Large', 501 => 'Not Implemented',
];

$address = $argv[1] ?? '127.0.0.1';
$listener = socket_create(str_contains($address, ':') ? AF_INET6 : AF_INET, SOCK_STREAM, SOL_TCP);
// A restart must not wait for the old connections' TIME_WAIT.
socket_set_option($listener, SOL_SOCKET, SO_REUSEADDR, 1);
if (!socket_bind($listener, $address, (int) ($argv[2] ?? 8080)) || !socket_listen($listener, SOMAXCONN)) {
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

/** What the server knows of one client. */
final class Client
{
    public string $in = '';
    public string $out = '';
    /** How much of $out has gone. */
    public int $gone = 0;
    /** No further request: close once $out is sent. */
    public bool $last = false;
    public int $seen;

    public function __construct(public readonly mixed $socket)
    {
        $this->seen = time();
    }
}

$clients = [];
// The sockets to ask about, by the client's key; kept up to date instead of made anew, so
// that asking the same question again is cheap.
$reading = ['listener' => $listener];
$writing = [];
$looked = time();

$drop = function (int $key) use (&$clients, &$reading, &$writing): void {
    socket_close($clients[$key]->socket);
    unset($clients[$key], $reading[$key], $writing[$key]);
};

while ($running) {
    [$read, $write, $except] = [$reading, $writing, null];
    // A signal ends the wait with a warning and false.
    if (@socket_select($read, $write, $except, 1) === false) {
        continue;
    }
    if (isset($read['listener'])) {
        while ($socket = @socket_accept($listener)) {
            socket_set_nonblock($socket);
            // Small answers should not wait for the acknowledgement of earlier ones.
            socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1);
            $clients[] = new Client($socket);
            $reading[array_key_last($clients)] = $socket;
        }
        unset($read['listener']);
    }
    foreach ($read as $key => $socket) {
        $data = @socket_read($socket, 65536);
        if ($data === '' || ($data === false && socket_last_error($socket) !== SOCKET_EAGAIN)) {
            $drop($key);
            continue;
        }
        $clients[$key]->in .= $data;
        $clients[$key]->seen = time();
    }
    foreach (array_intersect_key($clients, $read + $write) as $key => $client) {
        answer($client);
        if (!send_some($client)) {
            $drop($key);
            continue;
        }
        // Who does not take what is there gets nothing more to ask for.
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
    // Once a second is enough: a look at every client costs more than the requests of a few.
    if ($looked !== time()) {
        $looked = time();
        foreach ($clients as $key => $client) {
            if ($client->seen < $looked - IDLE_SECONDS) {
                $drop($key);
            }
        }
    }
}

/** Answers every whole request that is there; what is left waits for more bytes. */
function answer(Client $client): void
{
    while (!$client->last && strlen($client->out) <= MAX_UNSENT) {
        $end = strpos($client->in, "\r\n\r\n");
        if ($end === false ? strlen($client->in) > MAX_HEAD : $end > MAX_HEAD) {
            respond($client, 431, "too long\n", true);
            return;
        }
        if ($end === false) {
            return;
        }
        $lines = explode("\r\n", substr($client->in, 0, $end));
        if (!preg_match('~^([A-Z]+) (/\S*) HTTP/1\.([01])$~D', array_shift($lines), $request)) {
            respond($client, 400, "not a request\n", true);
            return;
        }
        [, $method, $target, $minor] = $request;
        $headers = [];
        foreach ($lines as $line) {
            if (!preg_match('~^([!#$%&\'*+.^_`|\~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$~D', $line, $header)
                || isset($headers[$name = strtolower($header[1])]) && $name === 'content-length') {
                respond($client, 400, "not a header\n", true);
                return;
            }
            $headers[$name] = $header[2];
        }
        if (isset($headers['transfer-encoding'])) {
            respond($client, 501, "send a Content-Length\n", true);
            return;
        }
        $length = $headers['content-length'] ?? '0';
        if (!preg_match('~^\d+$~D', $length) || ($minor === '1' && !isset($headers['host']))) {
            respond($client, 400, "no length, or no host\n", true);
            return;
        }
        if (strlen($length) > 9 || (int) $length > MAX_BODY) {
            respond($client, 413, "too much\n", true);
            return;
        }
        $whole = $end + 4 + (int) $length;
        if (strlen($client->in) < $whole) {
            if (strtolower($headers['expect'] ?? '') === '100-continue' && strlen($client->in) === $end + 4) {
                $client->out .= "HTTP/1.1 100 Continue\r\n\r\n";
            }
            return;
        }
        $body = substr($client->in, $end + 4, (int) $length);
        $client->in = substr($client->in, $whole);
        $wish = strtolower($headers['connection'] ?? '');
        $close = $minor === '1' ? $wish === 'close' : $wish !== 'keep-alive';
        [$status, $text] = page($method, parse_url($target, PHP_URL_PATH) ?: '/', $body);
        respond($client, $status, $text, $close, $method === 'HEAD');
    }
}

/** The pages: here is your program. @return array{int, string} */
function page(string $method, string $path, string $body): array
{
    if ($path === '/echo') {
        return $method === 'POST' ? [200, $body] : [405, "POST something\n"];
    }
    if ($method !== 'GET' && $method !== 'HEAD') {
        return [405, "GET it\n"];
    }
    if (preg_match('~^/bytes/(\d{1,8})$~D', $path, $match)) {
        return [200, str_repeat('.', (int) $match[1])];
    }
    return match ($path) {
        '/' => [200, "Hello.\n"],
        '/time' => [200, date(DATE_ATOM) . "\n"],
        default => [404, "There is no $path.\n"],
    };
}

function respond(Client $client, int $status, string $text, bool $close, bool $headOnly = false): void
{
    $client->out .= "HTTP/1.1 $status " . REASONS[$status] . "\r\n"
        . 'Date: ' . gmdate('D, d M Y H:i:s') . " GMT\r\n"
        . "Content-Type: text/plain; charset=utf-8\r\n"
        . 'Content-Length: ' . strlen($text) . "\r\n"
        . 'Connection: ' . ($close ? 'close' : 'keep-alive') . "\r\n\r\n"
        . ($headOnly ? '' : $text);
    $client->last = $close;
}

/** Sends what the kernel takes now; false when the client is done or gone. */
function send_some(Client $client): bool
{
    while ($client->gone < strlen($client->out)) {
        // By pieces: cutting the whole at every step would copy a large answer many times.
        $sent = @socket_write($client->socket, substr($client->out, $client->gone, 256 * 1024));
        if ($sent === false) {
            return socket_last_error($client->socket) === SOCKET_EAGAIN;
        }
        $client->gone += $sent;
        $client->seen = time();
    }
    $client->out = '';
    $client->gone = 0;
    return !$client->last;
}
