--TEST--
sockets.handles=resource: get_resources() finds open ones by type
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--FILE--
<?php
$a = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$b = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$iovec = socket_iovec_alloc(0);
var_dump(get_resources('Socket') === [(int) $a => $a, (int) $b => $b]);
var_dump(get_resources('Socket I/O vector') === [(int) $iovec => $iovec]);
var_dump(get_resources('AddressInfo'));
var_dump(isset(get_resources()[(int) $a]));
socket_close($a);
socket_iovec_free($iovec);
var_dump(array_keys(get_resources('Socket')) === [(int) $b]);
var_dump(get_resources('Socket I/O vector'));
unset($b);
var_dump(get_resources('Socket'));
?>
--EXPECT--
bool(true)
bool(true)
array(0) {
}
bool(true)
bool(true)
array(0) {
}
array(0) {
}
