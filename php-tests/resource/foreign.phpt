--TEST--
sockets.handles=resource: resources and values of other kinds are refused
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
opcache.enable=0
opcache.jit_buffer_size=0
--FILE--
<?php
function attempt(callable $call): void
{
    try {
        $call();
        echo "nothing thrown\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$stream = fopen('php://memory', 'r');
[$info] = socket_addrinfo_lookup('127.0.0.1', '1', ['ai_flags' => AI_NUMERICHOST]);
$iovec = socket_iovec_alloc(0);

foreach ([$stream, $info, $iovec, 5, 'socket', null, new stdClass] as $other) {
    attempt(fn () => socket_listen($other));
}
attempt(fn () => socket_last_error($stream));
attempt(fn () => socket_last_error('x'));
foreach ([$stream, $socket, $iovec, 5] as $other) {
    attempt(fn () => socket_addrinfo_explain($other));
}
foreach ([$stream, $socket, $info, 5] as $other) {
    attempt(fn () => socket_iovec_add($other, 1));
}
foreach ([$stream, $info, 5] as $other) {
    $sockets = ['a' => $socket, 'b' => $other];
    $none = null;
    attempt(fn () => socket_select($sockets, $none, $none, 0));
}
attempt(fn () => socket_import_stream($socket));
attempt(fn () => fread($socket, 1));
// in object mode errors name the class, as for all values
ini_set('sockets.handles', 'object');
attempt(fn () => socket_listen($stream));
?>
--EXPECTF--
TypeError: socket_listen(): supplied resource is not a valid Socket resource
TypeError: socket_listen(): supplied resource is not a valid Socket resource
TypeError: socket_listen(): supplied resource is not a valid Socket resource
TypeError: socket_listen(): Argument #1 ($socket) must be of type Socket, int given
TypeError: socket_listen(): Argument #1 ($socket) must be of type Socket, string given
TypeError: socket_listen(): Argument #1 ($socket) must be of type Socket, null given
TypeError: socket_listen(): Argument #1 ($socket) must be of type Socket, stdClass given
TypeError: socket_last_error(): supplied resource is not a valid Socket resource
TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, string given
TypeError: socket_addrinfo_explain(): supplied resource is not a valid AddressInfo resource
TypeError: socket_addrinfo_explain(): supplied resource is not a valid AddressInfo resource
TypeError: socket_addrinfo_explain(): supplied resource is not a valid AddressInfo resource
TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, int given
TypeError: socket_iovec_add(): supplied resource is not a valid Socket I/O vector resource
TypeError: socket_iovec_add(): supplied resource is not a valid Socket I/O vector resource
TypeError: socket_iovec_add(): supplied resource is not a valid Socket I/O vector resource
TypeError: socket_iovec_add(): Argument #1 ($iovec) must be of type SocketIovec, int given
TypeError: socket_select(): supplied resource is not a valid Socket resource
TypeError: socket_select(): supplied resource is not a valid Socket resource
TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, int given
TypeError: socket_import_stream(): supplied resource is not a valid stream resource
TypeError: fread(): %sstream resource
TypeError: socket_listen(): Argument #1 ($socket) must be of type Socket, resource given
