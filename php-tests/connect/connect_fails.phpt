--TEST--
socket_connect: failures warn and set both error slots; EINPROGRESS does not warn
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$try = function (string $what, int $family, int $error, ...$to): void {
    socket_clear_error();
    $socket = socket_create($family, SOCK_STREAM, 0);
    echo "$what\n";
    var_dump(socket_connect($socket, ...$to));
    var_dump(socket_last_error($socket) === $error, socket_last_error() === $error);
};
[$listener, $port] = listener();
socket_close($listener);
$try('refused', AF_INET, SOCKET_ECONNREFUSED, '127.0.0.1', $port);
$try('refused', AF_INET6, SOCKET_ECONNREFUSED, '::1', $port);
$try('broadcast', AF_INET, SOCKET_ENETUNREACH, '255.255.255.255', $port);
$path = socket_path();
$try('no such path', AF_UNIX, SOCKET_ENOENT, $path);
touch($path);
$try('not a socket', AF_UNIX, SOCKET_ECONNREFUSED, $path);

echo "connected already\n";
[$client, $server] = tcp_pair();
var_dump(socket_connect($client, '127.0.0.1', $port));
var_dump(socket_last_error($client) === SOCKET_EISCONN);

echo "in progress\n";
[$listener, $port] = listener();
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_set_nonblock($client);
var_dump(socket_connect($client, '127.0.0.1', $port));
var_dump(socket_last_error($client) === SOCKET_EINPROGRESS, socket_last_error() === SOCKET_EINPROGRESS);
var_dump(is_object($server = socket_accept($listener)) || is_resource($server));
var_dump(socket_connect($client, '127.0.0.1', $port));
?>
--EXPECTF--
refused
Warning: socket_connect(): unable to connect [111]: Connection refused
bool(false)
bool(true)
bool(true)
refused
Warning: socket_connect(): unable to connect [111]: Connection refused
bool(false)
bool(true)
bool(true)
broadcast
Warning: socket_connect(): unable to connect [101]: %s
bool(false)
bool(true)
bool(true)
no such path
Warning: socket_connect(): unable to connect [2]: No such file or directory
bool(false)
bool(true)
bool(true)
not a socket
Warning: socket_connect(): unable to connect [111]: Connection refused
bool(false)
bool(true)
bool(true)
connected already
Warning: socket_connect(): unable to connect [106]: %s
bool(false)
bool(true)
in progress
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
