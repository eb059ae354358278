--TEST--
examples/prefork.php: clients of PHP's streams are spread over processes, which are replaced when they die
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) die('skip pcntl is not there');
?>
--FILE--
<?php
require __DIR__ . '/runner.inc';

$server = new Example('prefork.php', ['127.0.0.1', '0', '3']);
echo preg_replace('/:\d+$/', ':PORT', $server->greeting), "\n";

/** Sends requests until $enough processes have answered; returns their process numbers. */
function ask(int $port, int $enough): array
{
    $pids = [];
    // The parent may take a second to notice that a child has ended.
    for ($end = microtime(true) + 10; microtime(true) < $end && count($pids) < $enough; usleep(2000)) {
        // Between two children a connection may be lost; clients try again.
        $text = @file_get_contents("http://127.0.0.1:$port/");
        if ($text !== false) {
            $pids[(int) substr($text, strlen('Served by '))] = true;
        }
    }
    return array_keys($pids);
}

$pids = ask($server->port, 3);
echo count($pids), " processes answered\n";
exec('kill -9 ' . implode(' ', $pids));
for ($i = 0; $i < 100 && !($fresh = ask($server->port, 1)); $i++) {
    usleep(100_000);
}
$fresh = ask($server->port, 3);
echo count(array_diff($fresh, $pids)), " new ones answer\n";
var_dump($server->end());
usleep(100_000);
foreach ($fresh as $pid) {
    if (is_dir("/proc/$pid")) {
        echo "$pid is still there\n";
    }
}
?>
--EXPECT--
3 processes listen on 127.0.0.1:PORT
3 processes answered
3 new ones answer
bool(true)
