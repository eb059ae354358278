--TEST--
SocketPollHandle: refused arguments, and properties of the class
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--SKIPIF--
<?php
if (!class_exists("Io\\Poll\\Context")) {
    die("skip PHP has no Io\\Poll");
}
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

use Io\Poll\{Context, Event};
use Sockets\SocketPollHandle;

[$a, $b] = pair();
$handle = new SocketPollHandle($a);
var_dump($handle->getSocket() === $a);
show('constructed twice', fn() => $handle->__construct($b));
show('clone', fn() => clone $handle);
show('serialize', fn() => serialize($handle));
show('property', function () use ($handle) {
    $handle->x = 1;
});
show('no argument', fn() => new SocketPollHandle());
show('a string', fn() => new SocketPollHandle('a'));
show('arguments', fn() => $handle->isValid(1));
socket_close($a);
show('closed', fn() => new SocketPollHandle($a));
var_dump($handle->isValid(), $handle->getSocket() === $a);
show('added when closed', fn() => (new Context())->add($handle, [Event::Read]));

$class = new ReflectionClass(SocketPollHandle::class);
var_dump($class->isFinal(), $class->getInterfaceNames());
foreach ($class->getMethods() as $method) {
    echo $method->name, '(', implode(', ', $method->getParameters()), '): ', $method->getReturnType(), "\n";
}
?>
--EXPECT--
bool(true)
constructed twice: Error: Sockets\SocketPollHandle object is already constructed
clone: Error: Trying to clone an uncloneable object of class Sockets\SocketPollHandle
serialize: Exception: Serialization of 'Sockets\SocketPollHandle' is not allowed
property: Error: Cannot create dynamic property Sockets\SocketPollHandle::$x
no argument: ArgumentCountError: Sockets\SocketPollHandle::__construct() expects exactly 1 argument, 0 given
a string: TypeError: Sockets\SocketPollHandle::__construct(): Argument #1 ($socket) must be of type Socket, string given
arguments: ArgumentCountError: Sockets\SocketPollHandle::isValid() expects exactly 0 arguments, 1 given
closed: Error: Sockets\SocketPollHandle::__construct(): Argument #1 ($socket) has already been closed
bool(false)
bool(true)
added when closed: Io\Poll\InvalidHandleException: Invalid handle for polling
bool(true)
array(1) {
  [0]=>
  string(14) "Io\Poll\Handle"
}
__construct(Parameter #0 [ <required> Socket $socket ]): 
getSocket(): Socket
isValid(): bool
