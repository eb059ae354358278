--TEST--
sockets.handles=resource: a closed handle is a closed resource in every variable that holds it
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--FILE--
<?php
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$copy = $socket;
$list = [$socket];
$id = (int) $socket;
socket_close($socket);

foreach ([$socket, $copy, $list[0]] as $handle) {
    var_dump($handle, is_resource($handle), (int) $handle === $id);
    echo gettype($handle), ', ', get_debug_type($handle), ', ', get_resource_type($handle), "\n";
}
var_dump(get_resources('Socket'));

$address = $port = $data = null;
$calls = [
    'socket_accept' => [],
    'socket_atmark' => [],
    'socket_bind' => ['127.0.0.1'],
    'socket_clear_error' => [],
    'socket_close' => [],
    'socket_connect' => ['127.0.0.1', 1],
    'socket_export_stream' => [],
    'socket_get_option' => [SOL_SOCKET, SO_TYPE],
    'socket_getopt' => [SOL_SOCKET, SO_TYPE],
    'socket_getpeername' => [&$address, &$port],
    'socket_getsockname' => [&$address, &$port],
    'socket_last_error' => [],
    'socket_listen' => [],
    'socket_read' => [1],
    'socket_readv' => [socket_iovec_alloc(1, 1)],
    'socket_recv' => [&$data, 1, 0],
    'socket_recvfrom' => [&$data, 1, 0, &$address, &$port],
    'socket_recvmsg' => [&$data],
    'socket_send' => ['x', 1, 0],
    'socket_sendmsg' => [['iov' => ['x']]],
    'socket_sendto' => ['x', 1, 0, '127.0.0.1', 1],
    'socket_set_block' => [],
    'socket_set_nonblock' => [],
    'socket_set_option' => [SOL_SOCKET, SO_KEEPALIVE, 1],
    'socket_setopt' => [SOL_SOCKET, SO_KEEPALIVE, 1],
    'socket_shutdown' => [],
    'socket_write' => ['x'],
    'socket_writev' => [socket_iovec_alloc(1, 1)],
    'Sockets\at_eof' => [],
    'Sockets\fd' => [],
    'Sockets\is_open' => [],
    'Sockets\peer_credentials' => [],
];
// every function that takes a Socket is in the list
$taking = array_filter((new ReflectionExtension('sockets'))->getFunctions(), function ($function) {
    return isset($function->getParameters()[0]) && $function->getParameters()[0]->getName() === 'socket';
});
var_dump(array_diff(array_keys($taking), array_keys($calls)));

$data = ['controllen' => 8];
foreach ($calls as $function => $arguments) {
    try {
        $function($socket, ...$arguments);
        echo "$function: nothing thrown\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
try {
    $read = [$socket];
    $none = null;
    socket_select($read, $none, $none, 0);
} catch (Throwable $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
// as with objects, the other arguments are checked first
foreach ([fn () => socket_shutdown($socket, 'both'), fn () => socket_bind($socket, [])] as $call) {
    try {
        $call();
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
// and sending it in a message gives the same error as for a closed object
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$control = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$socket]];
var_dump(socket_sendmsg($pair[0], ['iov' => ['x'], 'control' => [$control]]));
?>
--EXPECTF--
resource(%d) of type (Unknown)
bool(false)
bool(true)
resource (closed), resource (closed), Unknown
resource(%d) of type (Unknown)
bool(false)
bool(true)
resource (closed), resource (closed), Unknown
resource(%d) of type (Unknown)
bool(false)
bool(true)
resource (closed), resource (closed), Unknown
array(0) {
}
array(0) {
}
TypeError: socket_accept(): supplied resource is not a valid Socket resource
TypeError: socket_atmark(): supplied resource is not a valid Socket resource
TypeError: socket_bind(): supplied resource is not a valid Socket resource
TypeError: socket_clear_error(): supplied resource is not a valid Socket resource
TypeError: socket_close(): supplied resource is not a valid Socket resource
TypeError: socket_connect(): supplied resource is not a valid Socket resource
TypeError: socket_export_stream(): supplied resource is not a valid Socket resource
TypeError: socket_get_option(): supplied resource is not a valid Socket resource
TypeError: socket_getopt(): supplied resource is not a valid Socket resource
TypeError: socket_getpeername(): supplied resource is not a valid Socket resource
TypeError: socket_getsockname(): supplied resource is not a valid Socket resource
TypeError: socket_last_error(): supplied resource is not a valid Socket resource
TypeError: socket_listen(): supplied resource is not a valid Socket resource
TypeError: socket_read(): supplied resource is not a valid Socket resource
TypeError: socket_readv(): supplied resource is not a valid Socket resource
TypeError: socket_recv(): supplied resource is not a valid Socket resource
TypeError: socket_recvfrom(): supplied resource is not a valid Socket resource
TypeError: socket_recvmsg(): supplied resource is not a valid Socket resource
TypeError: socket_send(): supplied resource is not a valid Socket resource
TypeError: socket_sendmsg(): supplied resource is not a valid Socket resource
TypeError: socket_sendto(): supplied resource is not a valid Socket resource
TypeError: socket_set_block(): supplied resource is not a valid Socket resource
TypeError: socket_set_nonblock(): supplied resource is not a valid Socket resource
TypeError: socket_set_option(): supplied resource is not a valid Socket resource
TypeError: socket_setopt(): supplied resource is not a valid Socket resource
TypeError: socket_shutdown(): supplied resource is not a valid Socket resource
TypeError: socket_write(): supplied resource is not a valid Socket resource
TypeError: socket_writev(): supplied resource is not a valid Socket resource
TypeError: Sockets\at_eof(): supplied resource is not a valid Socket resource
TypeError: Sockets\fd(): supplied resource is not a valid Socket resource
Sockets\is_open: nothing thrown
TypeError: Sockets\peer_credentials(): supplied resource is not a valid Socket resource
TypeError: socket_select(): supplied resource is not a valid Socket resource
TypeError: socket_shutdown(): Argument #2 ($mode) must be of type int, string given
TypeError: socket_bind(): Argument #2 ($address) must be of type string, array given

Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): socket is already closed in %s on line %d
bool(false)
