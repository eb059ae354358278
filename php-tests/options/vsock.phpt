--TEST--
The buffer of a VM socket: options of eight bytes
--EXTENSIONS--
sockets
--SKIPIF--
<?php
use const Sockets\AF_VSOCK;

if (!@socket_create(AF_VSOCK, SOCK_STREAM, 0)) {
    die('skip no VM sockets here');
}
?>
--FILE--
<?php
use const Sockets\{
    AF_VSOCK, SO_VM_SOCKETS_BUFFER_MAX_SIZE, SO_VM_SOCKETS_BUFFER_MIN_SIZE,
    SO_VM_SOCKETS_BUFFER_SIZE,
};

require __DIR__ . '/try.inc';
$s = socket_create(AF_VSOCK, SOCK_STREAM, 0);
$get = fn ($option) => socket_get_option($s, AF_VSOCK, $option);
var_dump(socket_set_option($s, AF_VSOCK, SO_VM_SOCKETS_BUFFER_MAX_SIZE, 1 << 33));
var_dump(socket_set_option($s, AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, '100000'));
var_dump($get(SO_VM_SOCKETS_BUFFER_MAX_SIZE) === 1 << 33, $get(SO_VM_SOCKETS_BUFFER_SIZE));
var_dump($get(SO_VM_SOCKETS_BUFFER_MIN_SIZE) > 0);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(100000)
bool(true)
