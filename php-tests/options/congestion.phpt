--TEST--
TCP_CONGESTION: read as an array of one string, set as a string
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$s = tcp();
$was = socket_get_option($s, SOL_TCP, TCP_CONGESTION);
var_dump(array_keys($was), strlen($was['name']) > 0);
var_dump(socket_set_option($s, SOL_TCP, TCP_CONGESTION, 'reno'));
var_dump(socket_get_option($s, SOL_TCP, TCP_CONGESTION));
echo attempt(fn () => socket_set_option($s, SOL_TCP, TCP_CONGESTION, 'nosuch')), "\n";
echo attempt(fn () => socket_set_option($s, SOL_TCP, TCP_CONGESTION, str_repeat('long', 100))), "\n";
$type = 'TypeError: socket_set_option(): Argument #4 ($value) must be of type string when argument #3 ($option) is TCP_CONGESTION, ';
$einval = 'false | Unable to set socket option [22]: Invalid argument';
expect('int', PHP_VERSION_ID >= 80500 ? $type . 'int given' : $einval, fn () => socket_set_option($s, SOL_TCP, TCP_CONGESTION, 1));
expect('array', PHP_VERSION_ID >= 80500 ? $type . 'array given' : $einval, fn () => socket_set_option($s, SOL_TCP, TCP_CONGESTION, []));
?>
--EXPECT--
array(1) {
  [0]=>
  string(4) "name"
}
bool(true)
bool(true)
array(1) {
  ["name"]=>
  string(4) "reno"
}
false | Unable to set socket option [2]: No such file or directory
false | Unable to set socket option [2]: No such file or directory
int: as it should
array: as it should
