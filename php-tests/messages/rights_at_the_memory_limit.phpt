--TEST--
Descriptors that could not be delivered because memory ran out are closed with the request
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../bailout/skip.inc';
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

// A server of one process: its second request counts what the first one left open.
$root = sys_get_temp_dir() . '/limit.' . getmypid();
mkdir($root);
copy(__DIR__ . '/rights_at_the_memory_limit.inc', "$root/index.php");
$probe = stream_socket_server('tcp://127.0.0.1:0');
$address = stream_socket_get_name($probe, false);
fclose($probe);
$server = proc_open(
    'exec ' . getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
        . " -d error_log=/dev/null -d display_errors=1 -d html_errors=0 -S $address -t " . escapeshellarg($root),
    [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']],
    $pipes,
);
for ($tries = 0; $tries < 100 && !($up = @stream_socket_client("tcp://$address")); $tries++) {
    usleep(50000);
}
fclose($up);
$get = fn (string $what) => file_get_contents("http://$address/?$what", false, stream_context_create(['http' => ['ignore_errors' => true]]));

// The connection above may still be open when the first request is served.
$get('count');
$before = (int) $get('count');
$died = 0;
// How much a stream takes differs from build to build.
foreach (range(140, 340, 20) as $kilobytes) {
    $said = $get("fail=$kilobytes");
    $died += (int) (str_contains($said, 'Allowed memory size') && str_contains($said, 'on line 17'));
    $after = (int) $get('count');
    if ($after !== $before) {
        echo "$kilobytes: ", $after - $before, " descriptors lost: $said\n";
    }
}
var_dump($died > 0);
proc_terminate($server);
unlink("$root/index.php");
rmdir($root);
?>
--EXPECT--
bool(true)
