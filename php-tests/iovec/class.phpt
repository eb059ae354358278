--TEST--
SocketIovec is a handle like Socket
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/vectors.inc';
$iovec = vectors(['a']);
var_dump($iovec);
$class = new ReflectionClass($iovec);
var_dump($class->isFinal(), $class->isCloneable(), $class->getMethods(), $class->getInterfaceNames());
attempt(fn () => new SocketIovec());
attempt(fn () => clone $iovec);
attempt(fn () => serialize($iovec));
attempt(fn () => $iovec->property = 1);
attempt(fn () => $iovec == vectors(['a']));
attempt(fn () => $iovec == $iovec);
?>
--EXPECTF--
object(SocketIovec)#%d (0) {
}
bool(true)
bool(false)
array(0) {
}
array(0) {
}
Error: Cannot directly construct SocketIovec, use socket_iovec_alloc() instead
Error: Trying to clone an uncloneable object of class SocketIovec
Exception: Serialization of 'SocketIovec' is not allowed
Error: Cannot create dynamic property SocketIovec::$property
bool(false)
bool(true)
