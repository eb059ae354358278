--TEST--
An option is a level and a number: TCP_NOTSENT_LOWAT is not SO_BINDTODEVICE
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$s = tcp();
var_dump(TCP_NOTSENT_LOWAT === SO_BINDTODEVICE);
var_dump(socket_set_option($s, SOL_TCP, TCP_NOTSENT_LOWAT, 16384), socket_get_option($s, SOL_TCP, TCP_NOTSENT_LOWAT));
// TCP_REPAIR_QUEUE and TCP_QUEUE_SEQ have the numbers of the timeouts.
echo attempt(fn () => socket_set_option($s, SOL_TCP, 20, 1)), "\n";
echo attempt(fn () => socket_set_option($s, SOL_TCP, 21, 1)), "\n";
// UDP_SEGMENT's number at another level is not checked.
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, 103, 65536)), "\n";
// SO_LINGER's number at UDP's level.
echo attempt(fn () => socket_set_option(udp(), SOL_UDP, SO_LINGER, 1)), "\n";
?>
--EXPECT--
bool(true)
bool(true)
int(16384)
false | Unable to set socket option [1]: Operation not permitted
false | Unable to set socket option [22]: Invalid argument
false | Unable to set socket option [92]: Protocol not available
false | Unable to set socket option [92]: Protocol not available
