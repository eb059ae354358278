--TEST--
AF_VSOCK: a server and its client over the local CID
--EXTENSIONS--
sockets
--SKIPIF--
<?php
use const Sockets\{AF_VSOCK, VMADDR_CID_LOCAL, VMADDR_PORT_ANY};

$socket = @socket_create(AF_VSOCK, SOCK_STREAM, 0);
if (!$socket || !@socket_bind($socket, (string) VMADDR_CID_LOCAL, VMADDR_PORT_ANY)) {
    die('skip this kernel has no loopback for AF_VSOCK');
}
?>
--FILE--
<?php
use const Sockets\{AF_VSOCK, VMADDR_CID_LOCAL, VMADDR_PORT_ANY};

$server = socket_create(AF_VSOCK, SOCK_STREAM, 0);
socket_bind($server, (string) VMADDR_CID_LOCAL, VMADDR_PORT_ANY);
socket_listen($server);
socket_getsockname($server, $cid, $port);
$client = socket_create(AF_VSOCK, SOCK_STREAM, 0);
var_dump(socket_connect($client, $cid, $port));
$peer = socket_accept($server);
socket_write($client, 'hello');
var_dump(socket_recvfrom($peer, $data, 100, 0, $from, $from_port), $data);
var_dump(socket_getpeername($client, $at, $at_port), $at, $at_port === $port);
?>
--EXPECT--
bool(true)
int(5)
string(5) "hello"
bool(true)
string(1) "1"
bool(true)
