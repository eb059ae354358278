--TEST--
User code that replaces the message, or closes the socket, while it is read
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

warnings_as_lines();
[$a, $b] = pair();

// The variable behind the by-reference array is freed during the call.
socket_sendmsg($a, ['iov' => ['first']]);
$message = [
    'name' => ['family' => new Text(function () use (&$message) {
        $message = null;
        return (string) AF_UNIX;
    })],
    'buffer_size' => new Text(fn () => '100'),
    'controllen' => new Text(fn () => '100'),
];
var_dump(socket_recvmsg($b, $message), $message);

// The same for a message to be sent.
$list = [new Text(function () use (&$list, &$part) {
    $list = null;
    $part = 'replaced';
    return 'one ';
}), &$part];
$part = 'two';
var_dump(socket_sendmsg($a, ['iov' => $list]));
var_dump(receive($b)['iov'][0]);

// Closed by __toString: the call fails on a closed descriptor, and uses no other file.
$close = new Text(function () use ($a) {
    socket_close($a);
    return 'x';
});
var_dump(socket_sendmsg($a, ['iov' => [$close]]));
$message = ['controllen' => new Text(function () use ($b) {
    socket_close($b);
    return '100';
})];
var_dump(socket_recvmsg($b, $message));
?>
--EXPECT--
int(5)
array(4) {
  ["name"]=>
  NULL
  ["control"]=>
  array(0) {
  }
  ["iov"]=>
  array(1) {
    [0]=>
    string(5) "first"
  }
  ["flags"]=>
  int(0)
}
int(12)
string(12) "one replaced"
Warning: socket_sendmsg(): Error in sendmsg [9]: Bad file descriptor
bool(false)
Warning: socket_recvmsg(): Error in recvmsg [9]: Bad file descriptor
bool(false)
