--TEST--
sockets.handles=resource: a worker that serves many requests leaks no descriptor
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) {
    die('skip needs /proc');
}
?>
--FILE--
<?php
$router = __DIR__ . '/requests_router.php';
file_put_contents($router, <<<'CODE'
<?php
$what = $_SERVER['QUERY_STRING'] ?? '';
switch ($what) {
    case 'count':
        echo count(array_filter(scandir('/proc/self/fd'), fn ($fd) => str_starts_with((string) @readlink("/proc/self/fd/$fd"), 'socket:')));
        exit;
    case 'mode':
        echo gettype(socket_create(AF_INET, SOCK_DGRAM, 0));
        exit;
}
ini_set('sockets.handles', 'resource');
for ($i = 0; $i < 20; $i++) {
    $kept[] = socket_create(AF_INET, SOCK_DGRAM, 0);
}
$kept[] = socket_export_stream($kept[0]);
$kept[] = socket_import_stream(stream_socket_server('tcp://127.0.0.1:0'));
socket_close($kept[1]);
switch ($what) {
    case 'exit':
        exit('exit');
    case 'fatal':
        ini_set('display_errors', 0);
        echo 'fatal';
        ini_set('memory_limit', '4M');
        $kept[] = str_repeat('x', 64 << 20);
    case 'exception':
        ini_set('display_errors', 0);
        echo 'exception';
        throw new Exception('not caught');
}
CODE);
$finder = socket_create_listen(0);
socket_getsockname($finder, $address, $port);
socket_close($finder);
$server = proc_open(
    'exec ' . getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . " -d log_errors=0 -S 127.0.0.1:$port " . escapeshellarg($router),
    [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']],
    $pipes,
);
function ask(string $what): string
{
    global $port;
    for ($tries = 0; $tries < 100; $tries++) {
        $socket = @stream_socket_client("tcp://127.0.0.1:$port", $code, $text, 5);
        if ($socket) {
            fwrite($socket, "GET /?$what HTTP/1.0\r\n\r\n");
            return explode("\r\n\r\n", stream_get_contents($socket), 2)[1] ?? '';
        }
        usleep(50000);
    }
    return 'no answer';
}
echo ask('mode'), "\n";
$before = (int) ask('count');
foreach (['', 'exit', 'fatal', 'exception', '', 'fatal'] as $what) {
    echo ask($what), ' ', (int) ask('count') - $before, "\n";
}
// each request has its own value of the setting
echo ask('mode'), "\n";
proc_terminate($server, 2); // SIGINT, at which it shuts its modules down
proc_close($server);
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/requests_router.php');
?>
--EXPECT--
object
 0
exit 0
fatal 0
exception 0
 0
fatal 0
object
