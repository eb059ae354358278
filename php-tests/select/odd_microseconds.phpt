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
// Below -2147483648 they wrap to more than half an hour; what is ready need not wait.
$pair = [socket_create_listen(0), ...$pair];
socket_write($pair[1], 'x');
foreach ([-2147483649, -4294967295] as $micros) {
    $r = $pair;
    var_dump(socket_select($r, $w, $e, 0, $micros), array_keys($r));
}
var_dump(socket_select($r, $w, $e, -1, 1500000), @socket_select($r, $w, $e, -2, 1500000), socket_last_error());
?>
--EXPECT--
int(0)
int(0)
int(0)
int(0)
bool(false)
int(22)
int(1)
array(1) {
  [0]=>
  int(2)
}
int(1)
array(1) {
  [0]=>
  int(2)
}
int(1)
bool(false)
int(22)
