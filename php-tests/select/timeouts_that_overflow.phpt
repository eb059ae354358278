--TEST--
socket_select: sums of seconds and microseconds that overflow are EINVAL at once, as in C
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_INT_SIZE < 8) {
    die('skip for integers of 64 bits');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$near = $far = [];
for ($i = 0; $i < 30; $i++) {
    [$near[], $far[]] = pair();
}
$w = $e = null;
foreach ([1, 30] as $count) {
    foreach ([[PHP_INT_MAX, 1000000], [PHP_INT_MAX, PHP_INT_MAX], [PHP_INT_MAX - 1, 2000000],
        [PHP_INT_MIN, 0], [0, -1], [0, 5]] as [$seconds, $micros]) {
        for ($i = 0; $i < 4; $i++) {
            $r = array_slice($near, 0, $count);
            $n = @socket_select($r, $w, $e, $seconds, $micros);
        }
        echo json_encode($n), ' ', count($r), $n === false ? ' ' . socket_last_error() : '', "\n";
    }
}
// The largest timeout is valid.
socket_write($far[0], 'x');
foreach ([[PHP_INT_MAX, 0], [PHP_INT_MAX, 999999], [0, PHP_INT_MAX]] as [$seconds, $micros]) {
    $r = $near;
    echo socket_select($r, $w, $e, $seconds, $micros), "\n";
}
?>
--EXPECT--
false 1 22
false 1 22
false 1 22
false 1 22
false 1 22
0 0
false 30 22
false 30 22
false 30 22
false 30 22
false 30 22
0 0
1
1
1
