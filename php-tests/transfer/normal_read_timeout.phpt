--TEST--
socket_read, PHP_NORMAL_READ with SO_RCVTIMEO: ends in time, with the bytes so far
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair();
var_dump(socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 50000]));
$start = microtime(true);
var_dump(socket_read($b, 10, PHP_NORMAL_READ));
var_dump(socket_last_error($b) === SOCKET_EAGAIN);
socket_write($a, 'abc');
var_dump(socket_read($b, 10, PHP_NORMAL_READ));
var_dump(socket_read($b, 10, PHP_NORMAL_READ));
var_dump(microtime(true) - $start < 10);
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
string(3) "abc"
bool(false)
bool(true)
