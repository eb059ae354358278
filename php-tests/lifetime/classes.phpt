--TEST--
Socket and AddressInfo: final, made by functions only, not cloneable, not serialisable, without properties
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$info = socket_addrinfo_lookup('127.0.0.1', '80')[0];
$before = fd_count();
foreach ([socket_create(AF_UNIX, SOCK_STREAM, 0), $info] as $object) {
    $class = new ReflectionClass($object);
    echo $class->getName(), "\n";
    var_dump($class->isFinal(), $class->isInternal(), $class->isInstantiable(), $class->isCloneable());
    var_dump($class->getMethods(), $class->getProperties(), $class->getInterfaceNames(), $class->getExtensionName());
    show('new', fn () => new ($class->getName())());
    show('newInstance', fn () => $class->newInstance());
    show('newInstanceWithoutConstructor', fn () => $class->newInstanceWithoutConstructor());
    show('clone', fn () => clone $object);
    show('serialize', fn () => serialize($object));
    show('unserialize', fn () => unserialize('O:' . strlen($class->getName()) . ':"' . $class->getName() . '":0:{}'));
    show('unserialize', fn () => unserialize('C:' . strlen($class->getName()) . ':"' . $class->getName() . '":0:{}'));
    show('write a property', fn () => $object->x = 1);
    show('read a property', fn () => $object->x);
    show('isset', fn () => isset($object->x));
    show('unset', function () use ($object) {
        unset($object->x);
    });
    show('reference', function () use ($object) {
        $x = &$object->x;
    });
    show('extend', function () use ($class) {
        [$output] = run_php("class Mine extends {$class->getName()} {}", ['error_log' => '', 'html_errors' => 0]);
        return preg_match('/may not inherit from final class|cannot extend final class/', $output);
    });
    var_dump((array) $object, get_object_vars($object), json_encode($object), (bool) $object, empty($object));
    show('int', fn () => (int) $object);
    show('string', fn () => (string) $object);
    show('array access', fn () => $object[0]);
    show('call', fn () => $object->close());
    show('invoke', fn () => $object());
    foreach ($object as $key => $value) {
        echo "never\n";
    }
}
$unused = (new ReflectionClass('Socket'))->newInstanceWithoutConstructor(...);
unset($unused, $object);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
Socket
bool(true)
bool(true)
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
string(7) "sockets"
new: Error: Cannot directly construct Socket, use socket_create() instead
newInstance: Error: Cannot directly construct Socket, use socket_create() instead
newInstanceWithoutConstructor: ReflectionException: Class Socket is an internal class marked as final that cannot be instantiated without invoking its constructor
clone: Error: Trying to clone an uncloneable object of class Socket
serialize: Exception: Serialization of 'Socket' is not allowed
unserialize: Exception: Unserialization of 'Socket' is not allowed
unserialize: Exception: Unserialization of 'Socket' is not allowed
write a property: Error: Cannot create dynamic property Socket::$x
Warning: Undefined property: Socket::$x
read a property: NULL
isset: false
unset: NULL
reference: Error: Cannot create dynamic property Socket::$x
extend: 1
array(0) {
}
array(0) {
}
string(2) "{}"
bool(true)
bool(false)
Warning: Object of class Socket could not be converted to int
int: 1
string: Error: Object of class Socket could not be converted to string
array access: Error: Cannot use object of type Socket as array
call: Error: Call to undefined method Socket::close()
invoke: Error: Object of type Socket is not callable
AddressInfo
bool(true)
bool(true)
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
string(7) "sockets"
new: Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead
newInstance: Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead
newInstanceWithoutConstructor: ReflectionException: Class AddressInfo is an internal class marked as final that cannot be instantiated without invoking its constructor
clone: Error: Trying to clone an uncloneable object of class AddressInfo
serialize: Exception: Serialization of 'AddressInfo' is not allowed
unserialize: Exception: Unserialization of 'AddressInfo' is not allowed
unserialize: Exception: Unserialization of 'AddressInfo' is not allowed
write a property: Error: Cannot create dynamic property AddressInfo::$x
Warning: Undefined property: AddressInfo::$x
read a property: NULL
isset: false
unset: NULL
reference: Error: Cannot create dynamic property AddressInfo::$x
extend: 1
array(0) {
}
array(0) {
}
string(2) "{}"
bool(true)
bool(false)
Warning: Object of class AddressInfo could not be converted to int
int: 1
string: Error: Object of class AddressInfo could not be converted to string
array access: Error: Cannot use object of type AddressInfo as array
call: Error: Call to undefined method AddressInfo::close()
invoke: Error: Object of type AddressInfo is not callable
0 descriptors left
