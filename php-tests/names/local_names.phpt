--TEST--
AF_UNIX: names of unnamed sockets, paths, and abstract names, which read as empty (D21)
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$names = function ($socket) {
    $port = 'untouched';
    socket_getsockname($socket, $own, $port);
    $peer = @socket_getpeername($socket, $other, $port) ? $other : null;
    echo json_encode([$own, $peer, $port]), "\n";
};
[$a] = pair();
$names($a);

$path = socket_path();
$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($server, $path);
socket_listen($server);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($client, $path);
socket_getpeername($client, $peer);
var_dump($peer === $path);
$accepted = socket_accept($server);
socket_getsockname($accepted, $own);
var_dump($own === $path, socket_getpeername($accepted, $peer), $peer);

// 107 bytes of an abstract name after its NUL fit (D22); one more does not.
$long = "\0" . str_repeat('n', 100) . sprintf('%07d', getmypid());
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
var_dump(strlen($long), socket_bind($server, $long));
$names($server);
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
var_dump(socket_sendto($client, 'by sendto', 9, 0, $long), socket_read($server, 100));
var_dump(socket_connect($client, $long), socket_write($client, 'by connect'), socket_read($server, 100));
foreach (['bind', 'connect'] as $function) {
    show($function, fn () => ("socket_$function")(socket_create(AF_UNIX, SOCK_DGRAM, 0), $long . 'n'));
}
?>
--EXPECT--
["","","untouched"]
bool(true)
bool(true)
bool(true)
string(0) ""
int(108)
bool(true)
["",null,"untouched"]
int(9)
string(9) "by sendto"
bool(true)
int(10)
string(10) "by connect"
bind: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
connect: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
