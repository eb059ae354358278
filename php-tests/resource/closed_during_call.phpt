--TEST--
User code closes the handle of the running call, of either kind
--EXTENSIONS--
sockets
--FILE--
<?php
class Closing
{
    public function __construct(private $socket, private string $text)
    {
    }

    public function __toString(): string
    {
        socket_close($this->socket);
        $this->socket = null;
        return $this->text;
    }
}

function attempt(callable $call): void
{
    try {
        var_dump($call());
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

foreach (['object', 'resource'] as $kind) {
    ini_set('sockets.handles', $kind);
    // while arguments are converted
    attempt(fn () => socket_write($s = socket_create(AF_INET, SOCK_DGRAM, 0), new Closing($s, 'x')));
    attempt(fn () => socket_bind($s = socket_create(AF_INET, SOCK_DGRAM, 0), new Closing($s, '127.0.0.1')));
    attempt(fn () => socket_iovec_set($v = socket_iovec_alloc(1, 1), 0, new class ($v) {
        public function __construct(private $iovec)
        {
        }

        public function __toString(): string
        {
            socket_iovec_free($this->iovec);
            return 'x';
        }
    }));
    // while a warning is raised, if only one variable holds the handle
    $listener = socket_create_listen(0);
    set_error_handler(function (int $level, string $message) use (&$listener) {
        echo $message, "\n";
        socket_close($listener);
        $listener = null;
        return true;
    });
    attempt(fn () => socket_connect($listener, 'a name with spaces', 1));
    restore_error_handler();
    var_dump($listener);
}
?>
--EXPECTF--
Error: socket_write(): Argument #1 ($socket) has already been closed
Error: socket_bind(): Argument #1 ($socket) has already been closed
Error: socket_iovec_set(): Argument #1 ($iovec) has already been freed
socket_connect(): Host lookup failed [-1000%d]: %s
bool(false)
NULL
TypeError: socket_write(): supplied resource is not a valid Socket resource
TypeError: socket_bind(): supplied resource is not a valid Socket resource
Error: socket_iovec_set(): Argument #1 ($iovec) has already been freed
socket_connect(): Host lookup failed [-1000%d]: %s
bool(false)
NULL
