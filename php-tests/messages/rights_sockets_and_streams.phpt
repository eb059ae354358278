--TEST--
SCM_RIGHTS carries Socket objects and streams, and each is received as the same kind
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

[$a, $b] = pair();
[$udp, $port] = udp();
$file = tmpfile();
fwrite($file, 'content');
$before = open_fds();

var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights($udp, $file, $a)]]));
$message = receive($b);
[$socket, $stream, $twin] = $message['control'][0]['data'];
var_dump(open_fds() - $before);

socket_getsockname($socket, $address, $same);
var_dump($socket instanceof Socket, $address, $same === $port);
rewind($stream);
var_dump(get_resource_type($stream), stream_get_contents($stream));
socket_sendmsg($twin, ['iov' => ['through the twin']]);
var_dump(receive($b)['iov']);

unset($message, $socket, $stream, $twin);
var_dump(open_fds() - $before);
?>
--EXPECT--
int(1)
int(3)
bool(true)
string(9) "127.0.0.1"
bool(true)
string(6) "stream"
string(7) "content"
array(1) {
  [0]=>
  string(16) "through the twin"
}
int(0)
