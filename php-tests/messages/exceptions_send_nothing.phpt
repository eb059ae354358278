--TEST--
An exception while a message is read prevents its sending
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$a, $b] = pair();
$boom = new Text(fn () => throw new Exception('boom'));
outcome(fn () => socket_sendmsg($a, ['iov' => ['abc', new stdClass]]));
outcome(fn () => socket_sendmsg($a, ['iov' => ['abc', $boom]]));
outcome(fn () => socket_sendmsg($a, ['name' => ['family' => $boom], 'iov' => ['abc']]));
outcome(fn () => socket_sendmsg($a, ['name' => ['path' => $boom], 'iov' => ['abc']]));
outcome(fn () => socket_sendmsg($a, ['iov' => ['abc'], 'control' => [['level' => $boom]]]));
[$udp] = udp();
outcome(fn () => socket_sendmsg($udp, ['name' => ['addr' => $boom], 'iov' => ['abc']]));

// Many frameworks turn warnings into exceptions.
set_error_handler(fn ($level, $text) => throw new ErrorException(strtok($text, '[')));
outcome(fn () => socket_sendmsg($a, ['iov' => ['abc', []]]));
outcome(fn () => socket_sendmsg($udp, ['name' => ['addr' => ''], 'iov' => ['abc']]));
outcome(fn () => socket_sendmsg($a, ['iov' => 1]));
outcome(function () use ($b, $boom) {
    $message = ['controllen' => $boom];
    socket_recvmsg($b, $message);
});
restore_error_handler();
var_dump(@receive($b));
?>
--EXPECT--
Error: Object of class stdClass could not be converted to string
Exception: boom
Exception: boom
Exception: boom
Exception: boom
Exception: boom
ErrorException: Array to string conversion
ErrorException: socket_sendmsg(): Host lookup failed 
ErrorException: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here
Exception: boom
bool(false)
