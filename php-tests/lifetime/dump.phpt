--TEST--
var_dump, print_r, var_export and debug_zval_refcount show no internals of a socket
--INI--
sockets.handles=object
--FILE--
<?php
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
ob_start();
var_dump($socket);
print_r($socket);
echo "\n";
var_export($socket);
echo preg_replace('/#\d+/', '#N', ob_get_clean()), "\n";
socket_close($socket);
print_r($socket);
?>
--EXPECT--
object(Socket)#N (0) {
}
Socket Object
(
)

\Socket::__set_state(array(
))
Socket Object
(
)
