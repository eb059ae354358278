--TEST--
TCP_ULP: a name, or 0 if there is none
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\TCP_ULP;

require __DIR__ . '/try.inc';
$s = tcp();
echo attempt(fn () => socket_get_option($s, SOL_TCP, TCP_ULP)), "\n";
echo attempt(fn () => socket_set_option($s, SOL_TCP, TCP_ULP, 'nosuch')), "\n";
echo attempt(fn () => socket_set_option($s, SOL_TCP, TCP_ULP, 1)), "\n";
?>
--EXPECT--
0
false | Unable to set socket option [2]: No such file or directory
false | Unable to set socket option [2]: No such file or directory
