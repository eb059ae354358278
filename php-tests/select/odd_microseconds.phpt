--TEST--
socket_select: microseconds beyond 32 bits are read as select(3) reads them
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$w = $e = null;
foreach ([PHP_INT_MIN, -4294967296 + 5, -1] as $micros) {
    $r = $pair;
    var_dump(@socket_select($r, $w, $e, 0, $micros), socket_last_error());
    socket_clear_error();
}
?>
--EXPECT--
int(0)
int(0)
int(0)
int(0)
bool(false)
int(22)
