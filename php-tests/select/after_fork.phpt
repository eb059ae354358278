--TEST--
socket_select: calls in a child do not disturb the parent's kept set, nor the reverse
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
function ready(array $r): string {
    $w = $e = null;
    $n = socket_select($r, $w, $e, 0);
    return "$n: " . implode(',', array_keys($r));
}
for ($i = 0; $i < 5; $i++) { ready($near); }
socket_write($far[7], 'x');
echo "before ", ready($near), "\n";

$child = pcntl_fork();
if ($child === 0) {
    // Closing here must not remove the sockets from the parent's set.
    foreach ([7, 8, 9] as $k) { socket_close($near[$k]); unset($near[$k]); }
    $first = ready($near);
    for ($i = 0; $i < 5; $i++) { ready($near); }
    socket_write($far[20], 'x');
    echo "child $first, then ", ready($near), "\n";
    exit(0);
}
pcntl_waitpid($child, $status);
socket_write($far[8], 'x');
echo "parent ", ready($near), "\n";
echo "parent again ", ready($near), "\n";
?>
--EXPECT--
before 1: 7
child 0: , then 1: 20
parent 3: 7,8,20
parent again 3: 7,8,20
