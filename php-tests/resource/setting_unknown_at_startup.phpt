--TEST--
sockets.handles: with an unknown value in the configuration handles are objects
--EXTENSIONS--
sockets
--INI--
sockets.handles=handles
--FILE--
<?php
var_dump(ini_get('sockets.handles'));
var_dump(gettype(socket_create(AF_INET, SOCK_STREAM, SOL_TCP)));
?>
--EXPECT--
string(6) "object"
string(6) "object"
