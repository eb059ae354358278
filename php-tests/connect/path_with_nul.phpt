--TEST--
AF_UNIX: a path with a NUL byte in it is refused, not cut
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$path = socket_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
foreach (["$path\0evil", "$path\0"] as $bad) {
    show('bind', fn () => socket_bind($server, $bad));
}
var_dump(file_exists($path));
socket_bind($server, $path);
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
show('connect', fn () => socket_connect($client, "$path\0other"));
show('sendto', fn () => socket_sendto($client, 'x', 1, 0, "$path\0other"));
socket_set_nonblock($server);
var_dump(socket_recv($server, $data, 10, 0));
?>
--EXPECT--
bind: ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
bind: ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
bool(false)
connect: ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
sendto: ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
bool(false)
