--TEST--
socket_import_stream: persistent streams outlive the socket, and end with socket_close()
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$listener, $port] = listener();
$open = fn () => pfsockopen('127.0.0.1', $port, $code, $text, 2);

$stream = $open();
$server = socket_accept($listener);
$socket = socket_import_stream($stream);
socket_write($socket, 'one');
unset($socket, $stream);
// The connection still exists for the next pfsockopen().
$stream = $open();
$socket = socket_import_stream($stream);
socket_write($socket, ' two');
echo socket_read($server, 3), socket_read($server, 100), "\n";

socket_close($socket);
var_dump(is_resource($stream), socket_read($server, 100));
$stream = $open();
$server = socket_accept($listener);
fwrite($stream, 'another');
echo socket_read($server, 100), "\n";
?>
--EXPECT--
one two
bool(false)
string(0) ""
another
