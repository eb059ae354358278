--TEST--
memory_limit exceeded at each allocation of a call: nothing leaks, and the next request works
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

/** No allocation is smaller. */
const STEP = 16;
$rights = '$message = ["iov" => ["x", "yy"], "control" => [["level" => SOL_SOCKET, "type" => SCM_RIGHTS, "data" => [$a, $b, $file]]]];';
$calls = [
    'socket_create' => ['', '$made = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);'],
    'socket_create_pair' => ['', 'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $made);'],
    'socket_accept' => [
        '[$listener, $port] = listener(); $client = socket_create(AF_INET, SOCK_STREAM, 0); socket_connect($client, "127.0.0.1", $port);',
        '$made = socket_accept($listener);',
    ],
    'socket_read' => ['socket_write($a, str_repeat("x", 2000));', 'socket_read($b, 2500);'],
    'socket_read, lines' => ['socket_write($a, str_repeat("x", 2000) . "\n");', 'socket_read($b, 2500, PHP_NORMAL_READ);'],
    'socket_recvfrom' => [
        '[$s, $p] = udp(); [$r, $q] = udp(); socket_sendto($s, "data", 4, 0, "127.0.0.1", $q);',
        'socket_recvfrom($r, $data, 800, 0, $from, $port);',
    ],
    'socket_sendmsg' => [$rights, 'socket_sendmsg($a, $message);'],
    'socket_recvmsg' => [
        "$rights socket_sendmsg(\$a, \$message); \$into = ['name' => [], 'buffer_size' => 100, 'controllen' => 200];",
        'socket_recvmsg($b, $into);',
    ],
    'socket_select' => [
        '$all = []; for ($i = 0; $i < 40; $i++) { $all[] = pair(); } $all = array_merge(...$all); socket_write($all[1], "x");',
        '$read = $all; $except = $all; socket_select($read, $none, $except, 0);',
    ],
    'socket_addrinfo_lookup' => ['', 'socket_addrinfo_lookup("127.0.0.1", "80", ["ai_flags" => AI_NUMERICHOST]);'],
    'socket_addrinfo_bind' => [
        '$found = socket_addrinfo_lookup("127.0.0.1", "0", ["ai_flags" => AI_NUMERICHOST]);',
        '$made = socket_addrinfo_bind($found[0]);',
    ],
    'socket_getsockname' => ['[$s] = udp();', 'socket_getsockname($s, $address, $port);'],
    'socket_get_option' => ['[$s] = listener();', 'socket_get_option($s, SOL_SOCKET, SO_MEMINFO);'],
    'socket_export_stream' => ['', '$stream = socket_export_stream($a);'],
    'socket_import_stream' => ['$stream = stream_socket_pair(1, 1, 0);', '$made = socket_import_stream($stream[0]);'],
    'socket_readv' => ['socket_write($a, "abcdef"); $v = socket_iovec_alloc(3, 2, 2, 20);', 'socket_readv($b, $v);'],
    'socket_iovec_alloc' => ['', 'socket_iovec_alloc(3, 2, 2, 20);'],
    'a warning' => ['socket_set_nonblock($b); [$l] = listener(); set_error_handler(fn () => true);', 'socket_getpeername($l, $address);'],
];
foreach ($calls as $name => [$before, $call]) {
    $state = tempnam(sys_get_temp_dir(), 'sk');
    $results = cgi_requests('
        register_shutdown_function(function () {
            ini_set("display_errors", "0");
            $state = ' . var_export($state, true) . ';
            $number = filesize($state);
            file_put_contents($state, "-", FILE_APPEND);
            [$a, $b] = pair();
            $made = $data = $from = $port = $address = $none = null;
            $file = tmpfile();
            ' . $before . '
            $limit = (string) (memory_get_usage() + 100 + $number * ' . STEP . ');
            ini_set("memory_limit", $limit);
            ' . $call . '
            ini_set("memory_limit", "64M");
            file_put_contents($state . ".done", "+", FILE_APPEND);
        });
        return [fd_count(), socket_last_error()];
    ', 400, ['memory_limit' => '64M']);
    // The first request has yet to open what PHP keeps open.
    $results = array_slice($results, 1);
    $done = (int) @filesize("$state.done");
    @unlink("$state.done");
    unlink($state);
    echo $name, ': ', count(array_unique(array_column($results, 0))), ' count of descriptors',
        array_filter(array_column($results, 1)) ? ', an error left' : '',
        $done > 0 && $done < 400 ? '' : ", $done of 400 finished", "\n";
}
?>
--EXPECT--
socket_create: 1 count of descriptors
socket_create_pair: 1 count of descriptors
socket_accept: 1 count of descriptors
socket_read: 1 count of descriptors
socket_read, lines: 1 count of descriptors
socket_recvfrom: 1 count of descriptors
socket_sendmsg: 1 count of descriptors
socket_recvmsg: 1 count of descriptors
socket_select: 1 count of descriptors
socket_addrinfo_lookup: 1 count of descriptors
socket_addrinfo_bind: 1 count of descriptors
socket_getsockname: 1 count of descriptors
socket_get_option: 1 count of descriptors
socket_export_stream: 1 count of descriptors
socket_import_stream: 1 count of descriptors
socket_readv: 1 count of descriptors
socket_iovec_alloc: 1 count of descriptors
a warning: 1 count of descriptors
