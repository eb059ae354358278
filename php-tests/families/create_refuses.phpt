--TEST--
socket_create: accepts AF_PACKET and AF_VSOCK on every PHP version; error texts name the families that C has
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{AF_PACKET, AF_VSOCK};

require __DIR__ . '/../helpers.inc';
show('domain', function () {
    try {
        socket_create(3, SOCK_STREAM, 0);
    } catch (ValueError $e) {
        return $e->getMessage() === 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, '
            . (PHP_VERSION_ID >= 80500 ? 'AF_PACKET, ' : '') . 'AF_INET6, or AF_INET';
    }
});
// The kernel decides whether both work, not the extension.
foreach ([[AF_PACKET, SOCK_RAW], [AF_VSOCK, SOCK_STREAM]] as [$family, $type]) {
    $socket = @socket_create($family, $type, 0);
    var_dump($socket || socket_last_error() > 0);
}
foreach ([AF_PACKET, AF_VSOCK] as $family) {
    show('pair', fn () => socket_create_pair($family, SOCK_STREAM, 0, $pair));
}
?>
--EXPECT--
domain: true
bool(true)
bool(true)
pair: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
pair: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
