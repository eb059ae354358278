--TEST--
Sockets\from_fd(): php-fpm's workers use a descriptor that the master inherited
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fpm.inc';
if (fpm() === null) die('skip php-fpm of this PHP version is not there');
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/fpm.inc';

[$listener, $port] = listener();
$folder = sys_get_temp_dir() . '/fpm' . getmypid();
mkdir($folder);
file_put_contents("$folder/conf", <<<INI
    [global]
    error_log = $folder/log
    daemonize = no
    [www]
    listen = $folder/sock
    pm = static
    pm.max_children = 1
    clear_env = no
    INI);
file_put_contents("$folder/serve.php", <<<'PHP'
    <?php
    $socket = Sockets\from_fd(3);
    $client = socket_accept($socket);
    socket_write($client, 'from ' . PHP_SAPI);
    // The next request does so again: the worker keeps the descriptor, and closes its duplicate.
    echo Sockets\is_open($socket) ? 'served' : 'not served', ' ', count(scandir('/proc/self/fd'));
    PHP);
$root = posix_geteuid_here() === 0 ? ' -R' : '';
$process = proc_open(
    ['sh', '-c', 'exec ' . fpm() . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . "$root -F -y $folder/conf"],
    [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', "$folder/err", 'w'], 3 => socket_export_stream($listener)],
    $pipes,
);
for ($i = 0; $i < 100 && !file_exists("$folder/sock"); $i++) {
    usleep(100_000);
}
$open = [];
for ($i = 0; $i < 3; $i++) {
    $client = stream_socket_client("tcp://127.0.0.1:$port");
    $said = fastcgi("$folder/sock", "$folder/serve.php");
    preg_match('/\r\n\r\n(\w+) (\d+)/', $said, $match) or print("$said\n" . file_get_contents("$folder/err"));
    $open[] = $match[2] ?? null;
    echo $match[1] ?? '', ', ', fgets($client), "\n";
}
// In the first request opcache opens files too.
var_dump($open[1] === $open[2]);
proc_terminate($process);
proc_close($process);
array_map('unlink', glob("$folder/*"));
rmdir($folder);

function posix_geteuid_here(): int
{
    return (int) exec('id -u');
}
?>
--EXPECT--
served, from fpm-fcgi
served, from fpm-fcgi
served, from fpm-fcgi
bool(true)
