--TEST--
socket_import_stream: socket and stream read and write through the same descriptor, and the stream buffers nothing
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$before = fd_count();
$socket = socket_import_stream($a);
echo fd_count() - $before, " more descriptors\n";
var_dump(socket_export_stream($socket) === $a);

fwrite($b, 'abcdef');
// Unbuffered from now on: a read of two bytes takes two bytes.
var_dump(fread($a, 2), socket_read($socket, 2), fread($a, 100));
socket_write($socket, 'from the socket ');
fwrite($a, 'from the stream');
echo fread($b, 100), "\n";

$again = socket_import_stream($a);
var_dump($again === $socket, $again == $socket);
socket_write($again, 'from the other');
echo fread($b, 100), "\n";
?>
--EXPECT--
0 more descriptors
bool(true)
string(2) "ab"
string(2) "cd"
string(2) "ef"
from the socket from the stream
bool(false)
bool(false)
from the other
