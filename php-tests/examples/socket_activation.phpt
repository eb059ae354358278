--TEST--
examples/socket_activation.php: inherits its listening sockets from its parent process, in php and php-cgi
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!getenv('TEST_PHP_CGI_EXECUTABLE')) die('skip php-cgi is not there');
?>
--FILE--
<?php
require __DIR__ . '/runner.inc';
require __DIR__ . '/../helpers.inc';

foreach (['php' => getenv('TEST_PHP_EXECUTABLE'), 'php-cgi' => getenv('TEST_PHP_CGI_EXECUTABLE') . ' -q -d register_argc_argv=1'] as $name => $php) {
    echo "-- $name\n";
    [$first, $port] = listener();
    [$second, $other] = listener();
    $file = tmpfile();
    // Waits in the queue until the server accepts.
    $client = client($port);
    fwrite($client, "GET / HTTP/1.0\r\n\r\n");

    // LISTEN_PID is known when the shell becomes PHP.
    $command = 'LISTEN_PID=$$ LISTEN_FDS=3 exec ' . $php . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' '
        . escapeshellarg(Example::path('socket_activation.php')) . ' 1';
    $environment = array_intersect_key(getenv(), array_flip(['PATH', 'TMPDIR', 'USE_ZEND_ALLOC', 'USE_TRACKED_ALLOC', 'ZEND_DONT_UNLOAD_MODULES', 'LD_PRELOAD', 'ASAN_OPTIONS']));
    $streams = [3 => socket_export_stream($first), 4 => $file, 5 => socket_export_stream($second)];
    $process = proc_open(['sh', '-c', $command], [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR] + $streams, $pipes, null, $environment);
    $ports = [":$port" => ':FIRST', ":$other" => ':SECOND'];
    echo strtr(fgets($pipes[1]) . fgets($pipes[1]), $ports);
    echo preg_replace('/\d\d:\d\d:\d\d/', 'TIME', explode("\r\n\r\n", stream_get_contents($client))[1]);
    echo preg_replace('/\d\d:\d\d:\d\d/', 'TIME', file_get_contents("http://127.0.0.1:$other/"));
    echo stream_get_contents($pipes[1]);
    var_dump(proc_close($process));
    // It has ended; the socket still queues clients for the next one.
    var_dump(is_resource(client($port)));
}
echo "-- nothing handed over\n";
exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' ' . escapeshellarg(Example::path('socket_activation.php')) . ' 2>&1', $said, $status);
echo implode("\n", $said), "\n", $status, "\n";
?>
--EXPECT--
-- php
Serving the clients of 127.0.0.1:FIRST
Serving the clients of 127.0.0.1:SECOND
TIME, from cli
TIME, from cli
Nobody came for 1 seconds
int(0)
bool(true)
-- php-cgi
Serving the clients of 127.0.0.1:FIRST
Serving the clients of 127.0.0.1:SECOND
TIME, from cgi-fcgi
TIME, from cgi-fcgi
Nobody came for 1 seconds
int(0)
bool(true)
-- nothing handed over
No sockets were handed over; see the comment in this file.
1
