--TEST--
SOCK_RDM: no family that PHP supports has it on Linux; the kernel's error is reported
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
foreach ([AF_INET, AF_INET6, AF_UNIX] as $family) {
    var_dump(socket_create($family, SOCK_RDM, 0), socket_last_error() === SOCKET_ESOCKTNOSUPPORT);
    socket_clear_error();
}
var_dump(socket_create_pair(AF_UNIX, SOCK_RDM, 0, $pair));
?>
--EXPECT--
Warning: socket_create(): Unable to create socket [94]: Socket type not supported
bool(false)
bool(true)
Warning: socket_create(): Unable to create socket [94]: Socket type not supported
bool(false)
bool(true)
Warning: socket_create(): Unable to create socket [94]: Socket type not supported
bool(false)
bool(true)
Warning: socket_create_pair(): Unable to create socket pair [94]: Socket type not supported
bool(false)
