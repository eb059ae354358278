--TEST--
Arguments are checked before the message is read
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$a] = pair();
$closed = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_close($closed);
$message = ['controllen' => 10];
outcome(fn () => socket_sendmsg($a));
outcome(fn () => socket_sendmsg($a, 1));
outcome(fn () => socket_sendmsg(1, []));
outcome(fn () => socket_sendmsg($a, [], 1 << 31));
outcome(fn () => socket_sendmsg($closed, ['name' => 1], 1 << 31));
outcome(fn () => socket_sendmsg($closed, ['name' => 1]));
outcome(fn () => socket_recvmsg($a, $message, -(1 << 31) - 1));
outcome(fn () => socket_recvmsg($closed, $message));
$null = null;
outcome(fn () => socket_recvmsg($a, $null));
?>
--EXPECT--
ArgumentCountError: socket_sendmsg() expects at least 2 arguments, 1 given
TypeError: socket_sendmsg(): Argument #2 ($message) must be of type array, int given
TypeError: socket_sendmsg(): Argument #1 ($socket) must be of type Socket, int given
ValueError: socket_sendmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647
ValueError: socket_sendmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647
Error: socket_sendmsg(): Argument #1 ($socket) has already been closed
ValueError: socket_recvmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647
Error: socket_recvmsg(): Argument #1 ($socket) has already been closed
TypeError: socket_recvmsg(): Argument #2 ($message) must be of type array, null given
