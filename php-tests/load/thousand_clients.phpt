--TEST--
The example echo server serves 1,000 clients at once and leaves no descriptor open
--SKIPIF--
<?php
require __DIR__ . '/skip.inc';
if ((int) shell_exec('ulimit -Hn') < 4096 && trim(shell_exec('ulimit -Hn')) !== 'unlimited') {
    die('skip too few descriptors allowed');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/server.inc';

$server = new Server(4096);
$before = fd_count($server->pid);
// Twice, to find anything that the first thousand left.
for ($i = 0; $i < 2; $i++) {
    passthru('ulimit -n 4096; ' . php_command() . ' ' . escapeshellarg(__DIR__ . '/clients.inc') . " $server->port 1000 2>&1");
    echo $server->descriptors($before) - $before, " left at the server\n";
}
echo $server->stop(), "\n";
?>
--EXPECT--
1000 connected
0 not served
all equal
0 descriptors left
0 left at the server
1000 connected
0 not served
all equal
0 descriptors left
0 left at the server
status 0
