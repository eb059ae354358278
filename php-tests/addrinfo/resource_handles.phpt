--TEST--
socket_addrinfo functions with sockets.handles = resource: answers are resources, and both kinds are accepted
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
opcache.enable=0
opcache.jit_buffer_size=0
--FILE--
<?php
$hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];
$found = socket_addrinfo_lookup('127.0.0.1', '0', $hints);
var_dump(is_resource($found[0]), get_resource_type($found[0]));
$server = socket_addrinfo_bind($found[0]);
var_dump(get_resource_type($server));
ini_set('sockets.handles', 'object');
socket_listen($server);
socket_getsockname($server, $address, $port);
$object = socket_addrinfo_lookup('127.0.0.1', (string) $port, $hints)[0];
ini_set('sockets.handles', 'resource');
$client = socket_addrinfo_connect($object);
var_dump(get_class($object), get_resource_type($client));
var_dump(socket_addrinfo_explain($object)['ai_addr']['sin_port'] === $port);
var_dump(socket_addrinfo_explain($found[0])['ai_addr']);
try {
    socket_addrinfo_explain($server);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
bool(true)
string(11) "AddressInfo"
string(6) "Socket"
string(11) "AddressInfo"
string(6) "Socket"
bool(true)
array(2) {
  ["sin_port"]=>
  int(0)
  ["sin_addr"]=>
  string(9) "127.0.0.1"
}
socket_addrinfo_explain(): supplied resource is not a valid AddressInfo resource
