--TEST--
sockets.handles=resource: how PHP shows a handle
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
opcache.enable=0
opcache.jit_buffer_size=0
--FILE--
<?php
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump($socket, is_resource($socket), is_object($socket));
echo gettype($socket), ', ', get_debug_type($socket), ', ', get_resource_type($socket), "\n";
var_dump((int) $socket === get_resource_id($socket), (bool) $socket);
echo $socket, "\n";
print_r($socket);
echo "\n", json_encode(@json_encode($socket)), ' ', serialize($socket), "\n";

// how PHP 4 to 7 code stores clients
$clients = [];
$clients[(int) $socket] = $socket;
foreach ($clients as $id => $client) {
    var_dump($id === (int) $client);
}

// one resource, even in several variables
$copy = $socket;
var_dump($copy === $socket, $copy == socket_create(AF_INET, SOCK_STREAM, SOL_TCP));

foreach (socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM]) as $info) {
    var_dump($info);
    echo get_resource_type($info), "\n";
}
var_dump(socket_iovec_alloc(1, 8));
?>
--EXPECTF--
resource(%d) of type (Socket)
bool(true)
bool(false)
resource, resource (Socket), Socket
bool(true)
bool(true)
Resource id #%d
Resource id #%d
false i:0;
bool(true)
bool(true)
bool(false)
resource(%d) of type (AddressInfo)
AddressInfo
resource(%d) of type (Socket I/O vector)
