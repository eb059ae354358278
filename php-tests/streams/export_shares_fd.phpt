--TEST--
socket_export_stream: socket and stream read and write through the same descriptor
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$a, $b] = pair();
$before = fd_count();
$stream = socket_export_stream($a);
echo fd_count() - $before, " more descriptors\n";
fwrite($stream, 'by the stream');
echo socket_read($b, 100), "\n";
socket_write($a, 'by the socket');
echo socket_read($b, 100), "\n";
socket_write($b, "first\nsecond\n");
echo fgets($stream);
// A stream that was made from a socket keeps its buffer, as in C.
socket_set_nonblock($a);
var_dump(socket_read($a, 100), fgets($stream));
?>
--EXPECT--
0 more descriptors
by the stream
by the socket
first
bool(false)
string(7) "second
"
