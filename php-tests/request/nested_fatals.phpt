--TEST--
A receive in a shutdown function or destructor frees what a fatal error in an earlier receive left
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!is_executable((string) getenv('TEST_PHP_CGI_EXECUTABLE'))) {
    die('skip no php-cgi');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/worker.inc';

// With this allocator of PHP the limit counts to the byte; Zend's own takes 2 MiB at a time.
putenv('USE_ZEND_ALLOC=0');
putenv('USE_TRACKED_ALLOC=1');

$measure = '
    preg_match("/^VmSize:\s*(\d+)/m", file_get_contents("/proc/self/status"), $match);
    return [fd_count(), (int) $match[1]];
';
/** Allows that many more bytes from now on, and turns off the display of errors. */
$limit = '
    ini_set("display_errors", "0");
    function limit(int $bytes) { ini_set("memory_limit", (string) (memory_get_usage() + $bytes)); }
    function mailed(): array {
        [$a, $b] = pair(SOCK_DGRAM);
        $file = tmpfile();
        socket_sendmsg($a, ["iov" => [str_repeat("x", 6000)], "control" => [["level" => SOL_SOCKET, "type" => SCM_RIGHTS, "data" => [$a, $file, $b]]]]);
        return [$b, ["name" => [], "buffer_size" => 8000, "controllen" => 200]];
    }
    function much(string $text): mixed {
        [$near, $far] = pair();
        socket_write($far, $text);
        return $near;
    }
';
$ways = [
    // Fails when the string for the data is allocated.
    'descriptors of a message, then others' => [4, '
        [$socket, $message] = mailed();
        register_shutdown_function(function () {
            ini_set("memory_limit", "64M");
            [$socket, $message] = mailed();
            socket_recvmsg($socket, $message);
        });
        $message["buffer_size"] = 10000000;
        limit(4000);
        socket_recvmsg($socket, $message);
    '],
    'a large receive, then another' => [4, '
        $socket = much(str_repeat("x", 20000));
        register_shutdown_function(function () {
            ini_set("memory_limit", "64M");
            socket_recv(much("last"), $data, 400000000, 0);
        });
        limit(10000);
        socket_recv($socket, $data, 500000000, 0);
    '],
    // If PHP ends the script only after the function has returned, these end here.
    'the old value receives and dies' => [4, '
        class Old {
            function __destruct() {
                socket_recv(much(str_repeat("x", 20000)), $data, 400000000, 0);
                trigger_error("fatal", E_USER_ERROR);
            }
        }
        $old = new Old;
        socket_recv(much("data"), $old, 500000000, 0);
    '],
    'the same, and a shutdown function receives too' => [4, '
        class Old {
            function __destruct() {
                register_shutdown_function(function () {
                    socket_recv(much("last"), $data, 3000000, 0);
                });
                trigger_error("fatal", E_USER_ERROR);
            }
        }
        $old = new Old;
        socket_recvfrom(much("data"), $old, 500000000, 0, $from);
    '],
    'the old value of a message' => [4, '
        class Old {
            function __destruct() {
                [$socket, $message] = mailed();
                socket_recvmsg($socket, $message);
                register_shutdown_function(function () {
                    [$socket, $message] = mailed();
                    $message["buffer_size"] = 10000000;
                    socket_recvmsg($socket, $message);
                });
                trigger_error("fatal", E_USER_ERROR);
            }
        }
        [$socket, $message] = mailed();
        $message["old"] = new Old;
        $message["buffer_size"] = 10000000;
        socket_recvmsg($socket, $message);
    '],
];
foreach ($ways as $name => [$count, $way]) {
    $results = cgi_requests($measure, $count, ['memory_limit' => '64M'], $limit . $way);
    // The first request opens descriptors that PHP keeps open.
    $results = array_slice($results, 1);
    $memory = array_column($results, 1);
    echo $name, ': ', count($results), ' requests, ', count(array_unique(array_column($results, 0))), ' count of descriptors',
        max($memory) - min($memory) < 64 << 10 ? '' : ', grown by ' . (max($memory) - min($memory) >> 10) . ' MiB', "\n";
}
?>
--EXPECT--
descriptors of a message, then others: 3 requests, 1 count of descriptors
a large receive, then another: 3 requests, 1 count of descriptors
the old value receives and dies: 3 requests, 1 count of descriptors
the same, and a shutdown function receives too: 3 requests, 1 count of descriptors
the old value of a message: 3 requests, 1 count of descriptors
