<?php
/**
 * An echo server: sends every client what it has sent.
 *
 *     php echo_server.php [address [port [seconds]]]
 *
 * Serves any number of clients at once from one process. A port of 0 takes a free one; the
 * first line of output says which. Ends on SIGTERM, SIGINT or after the given seconds; what
 * clients have sent by then is still sent back to them.
 */
declare(strict_types=1);

/** Takes in no more from a client that reads too slowly, until it has caught up. */
const BACKLOG_BYTES = 1 << 20;
const READ_BYTES = 1 << 18;
/** How long the last bytes of clients may take when the server ends. */
const FAREWELL_SECONDS = 2;

final class EchoServer
{
    private $listener;
    private bool $stopping = false;

    /** Every array is keyed by the client's number: socket_select() keeps keys. */
    private array $clients = [];
    private array $unsent = [];
    /** Clients that will send no more. */
    private array $ended = [];
    private int $count = 0;

    public function __construct(string $address, int $port)
    {
        $family = str_contains($address, ':') ? AF_INET6 : AF_INET;
        $this->listener = socket_create($family, SOCK_STREAM, SOL_TCP) ?: fail('socket_create');
        socket_set_option($this->listener, SOL_SOCKET, SO_REUSEADDR, 1);
        socket_bind($this->listener, $address, $port) || fail('socket_bind');
        socket_listen($this->listener, SOMAXCONN) || fail('socket_listen');
        // A client can vanish between select and accept, which must not block us then.
        socket_set_nonblock($this->listener);
    }

    public function name(): string
    {
        socket_getsockname($this->listener, $address, $port);
        return str_contains($address, ':') ? "[$address]:$port" : "$address:$port";
    }

    public function stop(): void
    {
        $this->stopping = true;
    }

    public function run(?float $until): void
    {
        while (!$this->stopping && ($until === null || microtime(true) < $until)) {
            $this->turn($until);
        }
        // Nobody new, but those we know get the rest of their bytes.
        socket_close($this->listener);
        $this->listener = null;
        $until = microtime(true) + FAREWELL_SECONDS;
        while ($this->unsent && microtime(true) < $until) {
            $this->turn($until);
        }
        foreach ($this->clients as $client) {
            socket_close($client);
        }
        $this->clients = $this->unsent = $this->ended = [];
    }

    /** Waits until there is something to do, and does it. */
    private function turn(?float $until): void
    {
        $read = $this->listener ? ['listener' => $this->listener] : [];
        $write = [];
        foreach ($this->unsent as $n => $bytes) {
            $write[$n] = $this->clients[$n];
        }
        foreach ($this->clients as $n => $client) {
            if (!isset($this->ended[$n]) && strlen($this->unsent[$n] ?? '') < BACKLOG_BYTES) {
                $read[$n] = $client;
            }
        }
        $except = null;
        // Signals that come during a turn end the next wait within a second at most.
        $seconds = $until === null ? 1.0 : min(1.0, max(0.0, $until - microtime(true)));
        $ready = @socket_select($read, $write, $except, (int) $seconds, (int) (fmod($seconds, 1.0) * 1e6));
        if ($ready === false) {
            // A signal; anything else is a mistake of ours.
            socket_last_error() === SOCKET_EINTR || fail('socket_select');
            return;
        }
        if (isset($read['listener'])) {
            $this->accept();
            unset($read['listener']);
        }
        foreach ($write as $n => $client) {
            $this->send($n);
        }
        foreach ($read as $n => $client) {
            // Sending may have found out that it is gone.
            if (isset($this->clients[$n])) {
                $this->receive($n);
            }
        }
    }

    private function accept(): void
    {
        while ($client = @socket_accept($this->listener)) {
            socket_set_nonblock($client);
            $this->clients[++$this->count] = $client;
        }
        // EAGAIN: all are in. With no descriptor left (EMFILE), clients wait in the queue.
    }

    private function receive(int $n): void
    {
        $bytes = @socket_read($this->clients[$n], READ_BYTES);
        if ($bytes === false) {
            if (socket_last_error($this->clients[$n]) !== SOCKET_EAGAIN) {
                $this->forget($n);
            }
        } elseif ($bytes === '') {
            // It may have shut down its sending side only, and still wait for its bytes.
            $this->ended[$n] = true;
            if (!isset($this->unsent[$n])) {
                $this->forget($n);
            }
        } elseif (isset($this->unsent[$n])) {
            $this->unsent[$n] .= $bytes;
        } else {
            $this->unsent[$n] = $bytes;
            $this->send($n);
        }
    }

    private function send(int $n): void
    {
        $sent = @socket_write($this->clients[$n], $this->unsent[$n]);
        if ($sent === false) {
            if (socket_last_error($this->clients[$n]) !== SOCKET_EAGAIN) {
                $this->forget($n);
            }
        } elseif ($sent < strlen($this->unsent[$n])) {
            $this->unsent[$n] = substr($this->unsent[$n], $sent);
        } else {
            unset($this->unsent[$n]);
            if (isset($this->ended[$n])) {
                $this->forget($n);
            }
        }
    }

    private function forget(int $n): void
    {
        socket_close($this->clients[$n]);
        unset($this->clients[$n], $this->unsent[$n], $this->ended[$n]);
    }
}

function fail(string $function): never
{
    fwrite(STDERR, "$function: " . socket_strerror(socket_last_error()) . "\n");
    exit(1);
}

$server = new EchoServer($argv[1] ?? '127.0.0.1', (int) ($argv[2] ?? 7007));
if (function_exists('pcntl_async_signals')) {
    pcntl_async_signals(true);
    foreach ([SIGTERM, SIGINT] as $signal) {
        pcntl_signal($signal, fn () => $server->stop());
    }
}
echo "Listening on {$server->name()}\n";
$server->run(isset($argv[3]) ? microtime(true) + (float) $argv[3] : null);
