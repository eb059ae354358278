<?php
/**
 * A client for echo_server.php, or any other echo server.
 *
 *     php echo_client.php address port            sends lines of standard input, prints what comes
 *     php echo_client.php address port bytes      sends that many bytes and compares what comes
 */
declare(strict_types=1);

const BLOCK_BYTES = 1 << 18;

function fail(string $function, $socket = null): never
{
    fwrite(STDERR, "$function: " . socket_strerror(socket_last_error($socket)) . "\n");
    exit(1);
}

/** Sends all of it: socket_write() may take less than it is given. */
function write_all($socket, string $bytes): void
{
    while ($bytes !== '') {
        $sent = socket_write($socket, $bytes);
        $sent === false && fail('socket_write', $socket);
        $bytes = substr($bytes, $sent);
    }
}

function lines($socket): void
{
    while (($line = fgets(STDIN)) !== false) {
        write_all($socket, $line);
        $answer = '';
        while (strlen($answer) < strlen($line)) {
            $part = socket_read($socket, strlen($line) - strlen($answer));
            if ($part === false || $part === '') {
                fail('socket_read', $socket);
            }
            $answer .= $part;
        }
        echo $answer;
    }
}

/** Bytes in both directions at once: the server's buffers and ours are finite. */
function bulk($socket, int $bytes): void
{
    socket_set_nonblock($socket);
    $base = random_bytes(BLOCK_BYTES);
    $sent_hash = hash_init('xxh3');
    $received_hash = hash_init('xxh3');
    $sent = $received = $blocks = 0;
    $unsent = '';
    $start = microtime(true);
    while ($received < $bytes) {
        if ($unsent === '' && $sent < $bytes) {
            // No two blocks are the same, so bytes in the wrong order would be noticed.
            $unsent = substr(pack('J', $blocks++) . $base, 0, min(BLOCK_BYTES, $bytes - $sent));
            hash_update($sent_hash, $unsent);
            $sent += strlen($unsent);
        }
        $read = [$socket];
        $write = $unsent === '' ? null : [$socket];
        $except = null;
        if (!socket_select($read, $write, $except, 30)) {
            fwrite(STDERR, "Nothing happened for 30 seconds\n");
            exit(1);
        }
        if ($write) {
            $n = socket_write($socket, $unsent);
            $n === false && socket_last_error($socket) !== SOCKET_EAGAIN && fail('socket_write', $socket);
            $unsent = substr($unsent, (int) $n);
        }
        if ($read) {
            $part = socket_read($socket, BLOCK_BYTES);
            if ($part === '' || $part === false && socket_last_error($socket) !== SOCKET_EAGAIN) {
                fail('socket_read', $socket);
            }
            hash_update($received_hash, (string) $part);
            $received += strlen((string) $part);
        }
    }
    $seconds = microtime(true) - $start;
    fprintf(STDERR, "%.0f MiB/s\n", $bytes / $seconds / (1 << 20));
    $equal = hash_final($sent_hash) === hash_final($received_hash);
    echo "$sent bytes sent, $received received, ", $equal ? 'equal' : 'DIFFERENT', "\n";
    exit($equal ? 0 : 1);
}

if ($argc < 3) {
    fwrite(STDERR, "usage: php echo_client.php address port [bytes]\n");
    exit(2);
}
$family = str_contains($argv[1], ':') ? AF_INET6 : AF_INET;
$socket = socket_create($family, SOCK_STREAM, SOL_TCP) ?: fail('socket_create');
socket_connect($socket, $argv[1], (int) $argv[2]) || fail('socket_connect', $socket);
isset($argv[3]) ? bulk($socket, (int) $argv[3]) : lines($socket);
