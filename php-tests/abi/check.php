<?php
// Compares the view of our sockets from C code (sockets_abi.c) with that from PHP code.
// One line a check, "ok - what" or "not ok - what"; the exit code says whether all passed.

$failed = 0;
function check(string $what, bool $good, mixed $seen = null): void
{
    global $failed;
    echo $good ? 'ok' : 'not ok', " - $what", $good || $seen === null ? '' : ': ' . json_encode($seen), "\n";
    $failed += $good ? 0 : 1;
}

function warnings(callable $call): array
{
    $texts = [];
    set_error_handler(function (int $level, string $text) use (&$texts) {
        $texts[] = $text;
        return true;
    });
    $call();
    restore_error_handler();
    return $texts;
}

function inode(int $fd): string|false
{
    return @readlink("/proc/self/fd/$fd");
}

function thrown(callable $call): string
{
    try {
        $call();
        return 'nothing';
    } catch (Throwable $e) {
        return get_class($e);
    }
}

$layout = abi_layout();
check('the header\'s layout is the one this test knows', $layout === [
    'bsd_socket' => 0, 'type' => 4, 'error' => 8, 'blocking' => 12, 'zstream' => 16, 'std' => 32,
    'last_error' => 0, 'strerror_buf' => 8,
], $layout);

// fields, by offset from the object
$tcp = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
$fields = abi_fields($tcp);
check('bsd_socket is an open socket', str_starts_with((string) inode($fields['fd']), 'socket:'), $fields);
check('type is the family', $fields['family'] === AF_INET6, $fields);
check('a new socket has no error, blocks, and has no stream', array_slice($fields, 2) === ['error' => 0, 'blocking' => true, 'stream' => null], $fields);
socket_set_nonblock($tcp);
check('blocking follows socket_set_nonblock', abi_fields($tcp)['blocking'] === false);
socket_set_block($tcp);
check('and socket_set_block', abi_fields($tcp)['blocking'] === true);
@socket_connect($tcp, '::1', 1);
check('error is socket_last_error', abi_fields($tcp)['error'] === socket_last_error($tcp) && socket_last_error($tcp) !== 0);
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
check('the fds of a pair differ', abi_fields($pair[0])['fd'] !== abi_fields($pair[1])['fd']);
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
check('an accepted one is its listener\'s family', abi_fields(socket_accept($listener))['family'] === AF_INET);

// streams
$stream = stream_socket_server('tcp://127.0.0.1:0');
$imported = socket_import_stream($stream);
check('zstream holds the imported stream', abi_fields($imported)['stream'] === $stream);
$exported = socket_export_stream($client);
check('and the exported one', abi_fields($client)['stream'] === $exported);

// socket_ce
check('socket_ce is our class: others are refused', thrown(fn () => abi_fields(new stdClass())) === 'TypeError');
$made = abi_import($fd = abi_open(AF_UNIX, SOCK_STREAM));
check('socket_ce makes a Socket', $made instanceof Socket);

// socket_import_file_descriptor
$fields = abi_fields($made);
check('an imported fd is the one given, with family and mode from the kernel',
    [$fields['fd'], $fields['family'], $fields['blocking'], $fields['error']] === [$fd, AF_UNIX, true, 0], $fields);
check('it can be used', socket_bind($made, "\0abi-" . getmypid()) && socket_listen($made));
$nonblocking = abi_import(abi_open(AF_INET, SOCK_DGRAM | 2048));
check('a non-blocking one is known as that', abi_fields($nonblocking)['blocking'] === false);
unset($made);
check('and it is closed with its Socket', inode($fd) === false);
$result = null;
$texts = warnings(function () use (&$result) {
    $result = abi_import(99999);
});
check('a bad fd is refused with a warning',
    $result === false && preg_match('/^abi_import\(\): .*\[9\]: Bad file descriptor$/', $texts[0] ?? '') === 1, [$result, $texts]);
check('which is noted for the request', socket_last_error() === 9, socket_last_error());

// sockets_globals
check('SOCKETS_G(last_error) is socket_last_error()', abi_last_error() === socket_last_error());
socket_clear_error();
check('also when PHP code clears it', abi_last_error() === 0);
abi_last_error(111);
check('and when C code sets it', socket_last_error() === 111);

// sockets_strerror
foreach ([0, 2, 98, 111, 99999, -10001, -10002, -10004, -1] as $code) {
    check("sockets_strerror($code) is socket_strerror()", abi_strerror($code) === socket_strerror($code), abi_strerror($code));
}

// PHP_SOCKET_ERROR
$texts = warnings(fn () => abi_fail($listener, 'unable to do it', 104));
check('PHP_SOCKET_ERROR warns', $texts === ['abi_fail(): unable to do it [104]: Connection reset by peer'], $texts);
check('and fills both slots', socket_last_error($listener) === 104 && socket_last_error() === 104);
$texts = warnings(fn () => abi_fail($listener, 'unable to do it', 11));
check('but is silent about EAGAIN', $texts === [] && socket_last_error($listener) === 11, $texts);

// our functions respect changes that C code makes to a Socket
socket_close($listener);
check('a closed socket is ENSURE_SOCKET_VALID\'s Error', thrown(fn () => abi_fields($listener)) === 'Error');
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$fd = abi_detach($socket);
check('a Socket whose fd C code has taken is closed for PHP', thrown(fn () => socket_read($socket, 1)) === 'Error');
unset($socket);
check('and leaves the fd to it', str_starts_with((string) inode($fd), 'socket:'));
abi_import($fd);

if (ini_get('sockets.handles') !== false) {
    ini_set('sockets.handles', 'resource');
    $resource = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    check('C code wants objects: a resource is refused, not misread', thrown(fn () => abi_fields($resource)) === 'TypeError');
    ini_set('sockets.handles', 'object');
}

// threads, each with a request of its own, at the same time
if (function_exists('abi_threads')) {
    // a thread that throws returns the exception's text
    is_file($file = __DIR__ . '/thread.php') || exit("not ok - missing: $file\n");
    $code = '(static function () {
        try { return (require ' . str_replace('%', '%%', var_export($file, true)) . ')(%d); }
        catch (Throwable $thrown) { return $thrown::class . ": " . $thrown->getMessage(); }
    })()';
    $before = count(scandir('/proc/self/fd'));
    for ($round = 1; $round <= 3; $round++) {
        $codes = array_map(fn (int $number) => sprintf($code, $number), range(1, 8));
        check("eight threads do not see each other's sockets and errors, round $round",
            ($seen = abi_threads($codes)) === array_fill(0, 8, 'good'), $seen);
    }
    check('and leave no descriptor', count(scandir('/proc/self/fd')) === $before);
    check('nor an error here', (socket_clear_error() ?? abi_threads([sprintf($code, 1)])) && socket_last_error() === 0);
}

exit($failed ? 1 : 0);
