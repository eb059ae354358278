--TEST--
AF_PACKET: an unknown interface is ENODEV, where C binds to all of them (D40)
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\{AF_PACKET, ETH_P_ALL};

require __DIR__ . '/../helpers.inc';
show_warnings();
$socket = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
foreach (['no-such-one', str_repeat('x', 300), 'lo '] as $name) {
    var_dump(socket_bind($socket, $name), socket_last_error($socket) === SOCKET_ENODEV);
    socket_clear_error($socket);
}
show('NUL', fn () => socket_bind($socket, "lo\0"));
?>
--EXPECT--
Warning: socket_bind(): Unable to bind address [19]: No such device
bool(false)
bool(true)
Warning: socket_bind(): Unable to bind address [19]: No such device
bool(false)
bool(true)
Warning: socket_bind(): Unable to bind address [19]: No such device
bool(false)
bool(true)
NUL: ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
