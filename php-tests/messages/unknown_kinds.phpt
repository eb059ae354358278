--TEST--
Unknown kinds of control message carry raw bytes, sent and received
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1', 0)) die('skip no IPv6');
?>
--FILE--
<?php
use const Sockets\SOL_IPV6;

require __DIR__ . '/helpers.inc';

// TCP_INQ (36): the kernel adds an int, the bytes left in the queue, to each message.
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_set_option($server, SOL_TCP, 36, 1);
socket_write($client, 'abcdef');
$message = receive($server, 100, ['buffer_size' => 4], 0);
['level' => $level, 'type' => $type, 'data' => $data] = $message['control'][0];
var_dump($message['iov'], $level === SOL_TCP, $type, unpack('i', $data));

// IPV6_DONTFRAG (62), an int too: a datagram that needs two packets is refused.
[$six, $port] = udp(AF_INET6);
socket_set_option($six, SOL_SOCKET, SO_SNDBUF, 1 << 20);
$send = fn (array $control) => socket_sendmsg($six, [
    'name' => ['addr' => '::1', 'port' => $port],
    'iov' => [str_repeat('x', 65500)],
    'control' => $control,
]);
warnings_as_lines();
var_dump($send([['level' => SOL_IPV6, 'type' => 62, 'data' => pack('i', 0)]]));
var_dump($send([['level' => SOL_IPV6, 'type' => 62, 'data' => pack('i', 1)]]));
// Without a string there is nothing to send, and the error is that of C.
var_dump($send([['level' => SOL_IPV6, 'type' => 62, 'data' => 1]]));
var_dump($send([['level' => SOL_IPV6, 'type' => 62]]));
?>
--EXPECTF--
array(1) {
  [0]=>
  string(4) "abcd"
}
bool(true)
int(36)
array(1) {
  [1]=>
  int(2)
}
int(65500)
Warning: socket_sendmsg(): Error in sendmsg [90]: %s
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 41 and type 62 not supported
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 41 and type 62 not supported
bool(false)
