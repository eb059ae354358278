--TEST--
Disabled functions do not affect the others
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
disable_functions=socket_create,socket_last_error
--FILE--
<?php
var_dump(function_exists('socket_create'), is_resource(socket_create_listen(0)));
?>
--EXPECT--
bool(false)
bool(true)
