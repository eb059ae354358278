--TEST--
An option that the kernel does not know warns and sets both error slots
--EXTENSIONS--
sockets
--FILE--
<?php
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_get_option($s, SOL_SOCKET, 9999));
var_dump(socket_last_error($s), socket_last_error());
socket_clear_error($s);
socket_clear_error();
var_dump(socket_set_option($s, SOL_SOCKET, 9999, 1));
var_dump(socket_last_error($s), socket_last_error());
var_dump(socket_set_option($s, SOL_SOCKET, SO_TYPE, 1));
?>
--EXPECTF--
Warning: socket_get_option(): Unable to retrieve socket option [92]: Protocol not available in %s on line %d
bool(false)
int(92)
int(92)

Warning: socket_set_option(): Unable to set socket option [92]: Protocol not available in %s on line %d
bool(false)
int(92)
int(92)

Warning: socket_set_option(): Unable to set socket option [92]: Protocol not available in %s on line %d
bool(false)
