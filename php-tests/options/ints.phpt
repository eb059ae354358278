--TEST--
Options that are ints and bools, read back
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$s = tcp();
foreach ([[SOL_SOCKET, SO_REUSEADDR], [SOL_SOCKET, SO_KEEPALIVE], [SOL_TCP, TCP_NODELAY]] as [$level, $option]) {
    foreach ([1, 0, true, false, '1', '0', 1.9, null, [1], []] as $value) {
        var_dump(socket_set_option($s, $level, $option, $value));
        echo ' ', (int) (socket_get_option($s, $level, $option) !== 0);
    }
    echo "\n";
}
var_dump(socket_get_option($s, SOL_SOCKET, SO_TYPE) === SOCK_STREAM);
var_dump(socket_get_option($s, SOL_SOCKET, SO_ERROR));
var_dump(socket_setopt($s, SOL_TCP, TCP_KEEPIDLE, 77), socket_getopt($s, SOL_TCP, TCP_KEEPIDLE));
// One byte wide in the kernel.
var_dump(socket_get_option(udp(), IPPROTO_IP, IP_MULTICAST_LOOP));
// Cut to a C int without a warning.
var_dump(socket_set_option($s, SOL_TCP, TCP_KEEPIDLE, (1 << 32) + 78), socket_get_option($s, SOL_TCP, TCP_KEEPIDLE));
?>
--EXPECT--
bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0
bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0
bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0bool(true)
 1bool(true)
 0
bool(true)
int(0)
bool(true)
int(77)
int(1)
bool(true)
int(78)
