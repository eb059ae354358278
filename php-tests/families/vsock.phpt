--TEST--
AF_VSOCK: a CID as a decimal string and a port of 32 bits, on every PHP version
--EXTENSIONS--
sockets
--SKIPIF--
<?php if (!@socket_create(Sockets\AF_VSOCK, SOCK_STREAM, 0)) die('skip this kernel has no AF_VSOCK'); ?>
--FILE--
<?php
use const Sockets\{AF_VSOCK, VMADDR_CID_ANY, VMADDR_PORT_ANY};

require __DIR__ . '/../helpers.inc';
show_warnings();
$new = fn () => socket_create(AF_VSOCK, SOCK_STREAM, 0);

$server = $new();
// A port above 16 bits is valid.
var_dump(socket_bind($server, (string) VMADDR_CID_ANY, VMADDR_PORT_ANY));
var_dump(socket_getsockname($server, $cid, $port), $cid, $port > 0 && $port < VMADDR_PORT_ANY);
var_dump(socket_listen($server));
socket_set_nonblock($server);
var_dump(socket_accept($server), socket_last_error() === SOCKET_EAGAIN);
var_dump(socket_bind($new(), ' 4294967295', $port), socket_last_error() === SOCKET_EADDRINUSE);
var_dump(@socket_getpeername($server, $cid, $port), socket_last_error() === SOCKET_ENOTCONN);

echo "-- refused\n";
foreach (['', 'host', '-1', '4294967296', '1.5', "1\0", '2:1'] as $cid) {
    show(json_encode($cid), fn () => socket_bind($new(), $cid, 1));
}
foreach ([-1, 1 << 32] as $port) {
    show("bind $port", fn () => socket_bind($new(), '1', $port));
    show("connect $port", fn () => socket_connect($new(), '1', $port));
    show("sendto $port", fn () => socket_sendto($new(), 'x', 1, 0, '1', $port));
}
show('connect', fn () => socket_connect($new(), '1'));
show('sendto', fn () => socket_sendto($new(), 'x', 1, 0, '1'));
show('connect to no CID', fn () => socket_connect($new(), 'localhost', 1));
?>
--EXPECTF--
bool(true)
bool(true)
string(10) "4294967295"
bool(true)
bool(true)
bool(false)
bool(true)
Warning: socket_bind(): Unable to bind address [98]: %s
bool(false)
bool(true)
bool(false)
bool(true)
-- refused
"": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
"host": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
"-1": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
"4294967296": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
"1.5": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
"1\u0000": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
"2:1": ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind -1: ValueError: socket_bind(): Argument #3 ($port) must be between 0 and 4294967295
connect -1: ValueError: socket_connect(): Argument #3 ($port) must be between 0 and 4294967295
sendto -1: ValueError: socket_sendto(): Argument #6 ($port) must be between 0 and 4294967295
bind 4294967296: ValueError: socket_bind(): Argument #3 ($port) must be between 0 and 4294967295
connect 4294967296: ValueError: socket_connect(): Argument #3 ($port) must be between 0 and 4294967295
sendto 4294967296: ValueError: socket_sendto(): Argument #6 ($port) must be between 0 and 4294967295
connect: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_VSOCK
sendto: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_VSOCK
connect to no CID: ValueError: socket_connect(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
