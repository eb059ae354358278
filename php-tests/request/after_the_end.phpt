--TEST--
State that user code causes after RSHUTDOWN does not last into the next request
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
    return [fd_count(), (int) $match[1], socket_last_error()];
';
// PHP closes this stream after the RSHUTDOWN of all modules. Every second request has one.
$state = tempnam(sys_get_temp_dir(), 'sk');
$late = '
    $number = filesize(' . var_export($state, true) . ');
    file_put_contents(' . var_export($state, true) . ', "-", FILE_APPEND);
    ini_set("display_errors", "0");
    class Late {
        public $context;
        static $stream, $near = [], $far = [], $message, $number;
        function stream_open() { return true; }
        function stream_flush() { return true; }
        function stream_close() { late(); }
    }
    stream_wrapper_register("late", "Late");
    for ($i = 0; $i < 30; $i++) {
        [Late::$near[], Late::$far[]] = pair(SOCK_DGRAM);
    }
    $file = tmpfile();
    socket_sendmsg(Late::$far[0], ["iov" => ["x"], "control" => [["level" => SOL_SOCKET, "type" => SCM_RIGHTS, "data" => [$file, $file, $file]]]]);
    socket_write(Late::$far[1], str_repeat("x", 20000));
    Late::$message = ["name" => [], "buffer_size" => 100, "controllen" => 200];
    Late::$number = $number;
    if ($number % 2) {
        Late::$stream = fopen("late://", "r");
    }
';
$ways = [
    'a kept set' => [5, '
        for ($i = 0; $i < 3; $i++) {
            $r = $w = Late::$near;
            $e = null;
            socket_select($r, $w, $e, 0);
        }
        // After a fatal error PHP does not free these sockets, so the set stays full.
        ini_set("memory_limit", (string) (memory_get_usage() + 1000));
        str_repeat("x", 100000);
    '],
    'descriptors of a message' => [150, '
        ini_set("memory_limit", (string) (memory_get_usage() + 100 + Late::$number * 8));
        socket_recvmsg(Late::$near[0], Late::$message);
    '],
    'a large receive' => [5, '
        ini_set("memory_limit", (string) (memory_get_usage() + 10000));
        socket_recv(Late::$near[1], $data, 500000000, 0);
    '],
    'a large receive whose old value dies' => [5, '
        class Old { function __destruct() { trigger_error("fatal", E_USER_ERROR); } }
        $data = new Old;
        socket_recv(Late::$near[1], $data, 500000000, 0);
    '],
    'an error' => [5, '
        @socket_accept(Late::$near[0]);
    '],
];
foreach ($ways as $name => [$count, $way]) {
    file_put_contents($state, '');
    $results = cgi_requests($measure, $count, ['memory_limit' => '64M'], "function late() { $way }\n$late");
    // The first request opens descriptors that PHP keeps open.
    $results = array_slice($results, 1);
    $memory = array_column($results, 1);
    echo $name, ': ', count($results), ' requests, ', count(array_unique(array_column($results, 0))), ' count of descriptors, errors ',
        implode(' ', array_unique(array_column($results, 2))),
        max($memory) - min($memory) < 64 << 10 ? '' : ', grown by ' . (max($memory) - min($memory) >> 10) . ' MiB', "\n";
}
unlink($state);
?>
--EXPECT--
a kept set: 4 requests, 1 count of descriptors, errors 0
descriptors of a message: 149 requests, 1 count of descriptors, errors 0
a large receive: 4 requests, 1 count of descriptors, errors 0
a large receive whose old value dies: 4 requests, 1 count of descriptors, errors 0
an error: 4 requests, 1 count of descriptors, errors 0
