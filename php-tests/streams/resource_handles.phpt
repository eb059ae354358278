--TEST--
socket_import_stream and socket_export_stream with sockets.handles = resource
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$before = fd_count();
[$stream, $end] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($stream);
var_dump(get_resource_type($socket), socket_export_stream($socket) === $stream);
socket_write($socket, 'hello');
echo fread($end, 100), "\n";
socket_close($socket);
var_dump(gettype($socket), gettype($stream), fread($end, 100));

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$stream = socket_export_stream($pair[0]);
$pair[0] = null;
fwrite($stream, 'still there');
echo socket_read($pair[1], 100), "\n";
unset($stream, $pair, $end, $socket);
echo fd_count() - $before, " descriptors left\n";

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$stream = socket_export_stream($pair[0]);
$again = socket_import_stream($stream);
?>
--EXPECT--
string(6) "Socket"
bool(true)
hello
string(17) "resource (closed)"
string(17) "resource (closed)"
string(0) ""
still there
0 descriptors left
