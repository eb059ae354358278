--TEST--
socket_select: a process that is stopped and continued goes on waiting, with a large set too
--EXTENSIONS--
sockets
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$near = $far = [];
for ($i = 0; $i < 30; $i++) {
    [$near[], $far[]] = pair();
}
function ready(array $r, array $w, int $seconds, int $micros = 0): string
{
    $e = null;
    $n = socket_select($r, $w, $e, $seconds, $micros);
    return json_encode($n) . ': ' . implode(',', array_keys($r));
}
for ($i = 0; $i < 3; $i++) {
    ready($near, [], 0);
}

function interrupt(mixed $then): int
{
    $parent = getmypid();
    $child = pcntl_fork();
    if ($child === 0) {
        for ($i = 0; $i < 3; $i++) {
            usleep(100000);
            posix_kill($parent, SIGSTOP);
            usleep(20000);
            posix_kill($parent, SIGCONT);
        }
        if ($then !== null) {
            usleep(50000);
            socket_write($then, 'x');
        }
        posix_kill(getmypid(), SIGKILL);
    }
    return $child;
}

$child = interrupt(null);
$began = microtime(true);
echo ready($near, [], 0, 600000), microtime(true) - $began >= 0.6 ? '' : ' too early', "\n";
pcntl_waitpid($child, $status);

$child = interrupt($far[4]);
echo ready($near, [], 10), "\n";
pcntl_waitpid($child, $status);
?>
--EXPECT--
0: 
1: 4
