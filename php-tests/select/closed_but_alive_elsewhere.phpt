--TEST--
socket_select: a closed socket of which a child has a duplicate is not reported any more
--EXTENSIONS--
sockets
pcntl
--FILE--
<?php
$near = $far = [];
for ($i = 0; $i < 40; $i++) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$near[], $far[]] = $pair;
}
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $control);
function ready(array $r, int $micros = 0): string {
    $w = $e = null;
    $n = socket_select($r, $w, $e, 0, $micros);
    return "$n: " . implode(',', array_keys($r));
}
for ($i = 0; $i < 5; $i++) { ready($near); }

$child = pcntl_fork();
if ($child === 0) {
    socket_read($control[1], 1);   // holds all descriptors until the parent writes
    exit(0);
}
// Stays readable through the child's duplicate, and is closed here.
socket_write($far[3], 'x');
echo ready($near), "\n";
socket_close($near[3]);
unset($near[3]);
for ($i = 0; $i < 5; $i++) { echo ready($near), "\n"; }
$began = microtime(true);
echo ready($near, 200000), microtime(true) - $began > 0.15 ? " after the timeout\n" : " too early\n";
// A new socket under the same descriptor number is itself.
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$near[3] = $pair[0];
for ($i = 0; $i < 3; $i++) { echo ready($near), "\n"; }
socket_write($pair[1], 'y');
echo ready($near), "\n";
socket_write($control[0], 'q');
pcntl_waitpid($child, $status);
?>
--EXPECT--
1: 3
0: 
0: 
0: 
0: 
0: 
0:  after the timeout
0: 
0: 
0: 
1: 3
