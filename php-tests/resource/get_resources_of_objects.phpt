--TEST--
get_resources(): the type Socket does not exist until resources are enabled, as in C
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
$ask = function (string $type) {
    try {
        return count(get_resources($type));
    } catch (ValueError $e) {
        return $e->getMessage();
    }
};
var_dump($ask('Socket'), $ask('AddressInfo'), $ask('Socket I/O vector'), $ask(''));
ini_set('sockets.handles', 'resource');
$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump($ask('Socket'), get_resource_type($socket), $ask('AddressInfo'));
?>
--EXPECT--
string(66) "get_resources(): Argument #1 ($type) must be a valid resource type"
string(66) "get_resources(): Argument #1 ($type) must be a valid resource type"
string(66) "get_resources(): Argument #1 ($type) must be a valid resource type"
string(66) "get_resources(): Argument #1 ($type) must be a valid resource type"
int(1)
string(6) "Socket"
int(0)
