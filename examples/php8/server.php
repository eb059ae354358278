<?php
// The chat server of examples/php7 in today's style: sockets are objects, with types that say
// so. Objects are the default; nothing needs to be set:
//
//     php -d extension=sockets.so server.php [address] [port]

declare(strict_types=1);

final class Chat
{
    /** @var array<int, Socket> by spl_object_id(), which is what (int) $socket was */
    private array $clients = [];
    /** @var WeakMap<Socket, string> */
    private WeakMap $names;
    private Socket $master;
    private int $guests = 0;

    public function __construct(string $address, int $port)
    {
        $this->names = new WeakMap();
        $master = socket_create(AF_INET, SOCK_STREAM, SOL_TCP)
            ?: throw new RuntimeException(socket_strerror(socket_last_error()));
        socket_set_option($master, SOL_SOCKET, SO_REUSEADDR, 1);
        if (!@socket_bind($master, $address, $port) || !@socket_listen($master, 5)) {
            throw new RuntimeException('cannot listen: ' . socket_strerror(socket_last_error($master)));
        }
        $this->master = $master;
    }

    public function name(): string
    {
        socket_getsockname($this->master, $address, $port);
        return "$address:$port";
    }

    public function run(): void
    {
        $none = null;
        while (true) {
            $read = [...$this->clients, $this->master];
            if (socket_select($read, $none, $none, 10) < 1) {
                continue;
            }
            foreach ($read as $socket) {
                if ($socket === $this->master) {
                    $this->welcome();
                } elseif (!$this->serve($socket)) {
                    return;
                }
            }
        }
    }

    private function welcome(): void
    {
        $client = @socket_accept($this->master);
        if (!$client instanceof Socket) {
            return;
        }
        $this->clients[spl_object_id($client)] = $client;
        $this->names[$client] = 'guest' . $this->guests++;
        socket_getpeername($client, $peer);
        socket_write($client, "Hello, {$this->names[$client]} from $peer\n");
    }

    /** False when the server is to stop. */
    private function serve(Socket $socket): bool
    {
        $line = @socket_read($socket, 1024, PHP_NORMAL_READ);
        if ($line === false || $line === '' || trim($line) === 'quit') {
            unset($this->clients[spl_object_id($socket)]);
            socket_close($socket);
            return true;
        }
        $line = trim($line);
        if ($line === 'stop') {
            return false;
        }
        if ($line !== '') {
            foreach ($this->clients as $client) {
                socket_write($client, "{$this->names[$socket]}: $line\n");
            }
        }
        return true;
    }
}

$chat = new Chat($argv[1] ?? '127.0.0.1', (int) ($argv[2] ?? 0));
echo "Listening on {$chat->name()}\n";
$chat->run();
unset($chat);
echo "closed\n";
