--TEST--
socket_bind: the kernel's errors become warnings and set both error slots
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

function errors($socket): void
{
    var_dump(socket_last_error($socket) === socket_last_error());
    echo SOCKET_ERRORS[socket_last_error()] ?? socket_last_error(), "\n";
    socket_clear_error();
}
define('SOCKET_ERRORS', [
    SOCKET_EADDRINUSE => 'EADDRINUSE', SOCKET_EADDRNOTAVAIL => 'EADDRNOTAVAIL', SOCKET_EINVAL => 'EINVAL',
    SOCKET_ENOENT => 'ENOENT', SOCKET_ENOTDIR => 'ENOTDIR',
]);

[$taken, $port] = udp();
$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
$bind = fn ($address, $port = 0) => @socket_bind($socket, $address, $port);

echo "in use\n";
var_dump($bind('127.0.0.1', $port));
errors($socket);
echo "not ours\n";
var_dump(socket_bind($socket, '203.0.113.1'));
errors($socket);
echo "twice\n";
var_dump($bind('127.0.0.1'), $bind('127.0.0.1'));
errors($socket);

$path = socket_path();
$unix = socket_create(AF_UNIX, SOCK_STREAM, 0);
echo "path in use\n";
touch($path);
var_dump(socket_bind($unix, $path));
errors($unix);
echo "no such folder\n";
var_dump(socket_bind($unix, "$path-none/x"));
errors($unix);
echo "not a folder\n";
var_dump(socket_bind($unix, "$path/x"));
errors($unix);
?>
--EXPECTF--
in use
bool(false)
bool(true)
EADDRINUSE
not ours
Warning: socket_bind(): Unable to bind address [99]: %s
bool(false)
bool(true)
EADDRNOTAVAIL
twice
bool(true)
bool(false)
bool(true)
EINVAL
path in use
Warning: socket_bind(): Unable to bind address [98]: %s
bool(false)
bool(true)
EADDRINUSE
no such folder
Warning: socket_bind(): Unable to bind address [2]: No such file or directory
bool(false)
bool(true)
ENOENT
not a folder
Warning: socket_bind(): Unable to bind address [20]: Not a directory
bool(false)
bool(true)
ENOTDIR
