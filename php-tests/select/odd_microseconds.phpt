--TEST--
socket_select: microseconds beyond 32 bits are read as select(3) reads them
--EXTENSIONS--
sockets
--FILE--
<?php
/** The count, or the error. */
function asked(array $sockets, int $seconds, int $micros): string
{
    $w = $e = null;
    socket_clear_error();
    $n = @socket_select($sockets, $w, $e, $seconds, $micros);
    return $n === false ? 'error ' . socket_last_error() : "$n: " . implode(' ', array_keys($sockets));
}

// glibc uses the low 32 bits, musl all. Below -2147483648 they wrap to more than
// half an hour; a socket that is ready does not wait.
$wraps = defined('AI_IDN');
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$ready = [socket_create_listen(0), ...$pair];
foreach ([PHP_INT_MIN, -4294967296 + 5] as $micros) {
    var_dump(asked($pair, 0, $micros) === ($wraps ? '0: ' : 'error 22'));
}
socket_write($pair[0], 'x');
foreach ([-2147483649, -4294967295] as $micros) {
    var_dump(asked($ready, 0, $micros) === ($wraps ? '1: 2' : 'error 22'));
}
var_dump(asked($ready, 0, -1), asked($ready, -1, 1500000), asked($ready, -2, 1500000));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
string(8) "error 22"
string(4) "1: 2"
string(8) "error 22"
