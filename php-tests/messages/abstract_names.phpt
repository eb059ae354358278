--TEST--
Abstract names keep all their bytes in bind, sendto and sendmsg, up to 108
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

$salt = getmypid() . '.' . bin2hex(random_bytes(4));
$names = [
    'short' => "\0a$salt",
    'NULs inside' => "\0a\0b\0$salt",
    '107 bytes' => str_pad("\0b$salt", 107, 'x'),
    '108 bytes' => str_pad("\0b$salt", 108, 'x'),
];
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
foreach ($names as $what => $name) {
    $server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    var_dump(socket_bind($server, $name));
    socket_sendto($client, 'sendto', 6, 0, $name);
    socket_sendmsg($client, ['name' => ['path' => $name], 'iov' => ['sendmsg']]);
    echo $what, ': ', receive($server)['iov'][0], ' ', receive($server)['iov'][0], "\n";
    // As in C, an abstract name is not shown.
    socket_getsockname($server, $shown);
    var_dump($shown);
}

warnings_as_lines();
var_dump(socket_sendmsg($client, ['name' => ['path' => str_pad("\0", 109, 'x')]]));
var_dump(socket_sendmsg($client, ['name' => ['path' => str_repeat('x', 108)]]));
outcome(fn () => socket_bind($client, str_pad("\0", 109, 'x')));
?>
--EXPECT--
bool(true)
short: sendto sendmsg
string(0) ""
bool(true)
NULs inside: sendto sendmsg
string(0) ""
bool(true)
107 bytes: sendto sendmsg
string(0) ""
bool(true)
108 bytes: sendto sendmsg
string(0) ""
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is too long, the maximum permitted length is 107
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is too long, the maximum permitted length is 107
bool(false)
ValueError: socket_bind(): Argument #2 ($address) must be less than 108
