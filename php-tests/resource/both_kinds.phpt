--TEST--
sockets.handles decides which kind is made; every function accepts both
--EXTENSIONS--
sockets
--FILE--
<?php
$none = null;
ini_set('sockets.handles', 'resource');
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
ini_set('sockets.handles', 'object');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(is_resource($listener), $client instanceof Socket);

var_dump(socket_connect($client, '127.0.0.1', $port));
ini_set('sockets.handles', 'resource');
$server = socket_accept($listener);
var_dump(is_resource($server));
ini_set('sockets.handles', 'object');
var_dump(socket_write($server, 'from a resource'), socket_read($client, 99));
var_dump(socket_write($client, 'from an object'));

$read = ['object' => $client, 'resource' => $server];
$write = ['resource' => $server, 'object' => $client];
var_dump(socket_select($read, $write, $none, 1));
var_dump($read === ['resource' => $server], $write === ['resource' => $server, 'object' => $client]);
var_dump(socket_read($server, 99));

// a resource stays one when the setting changes; the wording of errors follows the setting
socket_close($server);
try {
    socket_read($server, 1);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
ini_set('sockets.handles', 'resource');
socket_close($client);
try {
    socket_read($client, 1);
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
int(15)
string(15) "from a resource"
int(14)
int(3)
bool(true)
bool(true)
string(14) "from an object"
socket_read(): supplied resource is not a valid Socket resource
socket_read(): Argument #1 ($socket) has already been closed
