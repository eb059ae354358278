--TEST--
AF_PACKET: options with the same numbers as the timeouts at SOL_SOCKET (D9)
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\AF_PACKET;

require __DIR__ . '/../helpers.inc';
show_warnings();
$socket = socket_create(AF_PACKET, SOCK_RAW, 0);
// SOL_PACKET and PACKET_QDISC_BYPASS; 21 is PACKET_ROLLOVER_STATS, which is read only.
show('set', fn () => socket_set_option($socket, 263, 20, 1));
show('get', fn () => socket_get_option($socket, 263, 20));
show('read only', fn () => socket_set_option($socket, 263, 21, 1));
?>
--EXPECT--
set: true
get: 1
Warning: socket_set_option(): Unable to set socket option [92]: Protocol not available
read only: false
