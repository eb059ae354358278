--TEST--
Sockets\peer_credentials(), and the int that socket_get_option() still returns for the option
--INI--
sockets.handles=object
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../options/try.inc';
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$cred = Sockets\peer_credentials($pair[0]);
echo implode(' ', array_keys($cred)), "\n";
var_dump($cred['pid'] === getmypid());
// Files made by this process have its user and group.
$file = tempnam(sys_get_temp_dir(), 'peercred');
var_dump($cred['uid'] === fileowner($file), $cred['gid'] === filegroup($file));
unlink($file);
var_dump(socket_get_option($pair[0], SOL_SOCKET, 17) === getmypid());
var_dump(defined('SO_PEERCRED'));

echo json_encode(Sockets\peer_credentials(socket_create(AF_UNIX, SOCK_STREAM, 0))), "\n";
socket_close($pair[0]);
foreach ([[$pair[0]], [], [1], [$pair[1], 1]] as $arguments) {
    echo attempt(fn () => Sockets\peer_credentials(...$arguments)), "\n";
}
?>
--EXPECT--
pid uid gid
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
{"pid":0,"uid":-1,"gid":-1}
Error: Sockets\peer_credentials(): Argument #1 ($socket) has already been closed
ArgumentCountError: Sockets\peer_credentials() expects exactly 1 argument, 0 given
TypeError: Sockets\peer_credentials(): Argument #1 ($socket) must be of type Socket, int given
ArgumentCountError: Sockets\peer_credentials() expects exactly 1 argument, 2 given
