--TEST--
socket_close() of a socket that has a stream closes the stream in every variable that holds it
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
$before = fd_count();

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$first = socket_import_stream($a);
$second = socket_import_stream($a);
socket_close($first);
var_dump(is_resource($a), fread($b, 10), feof($b));
try {
    fwrite($a, 'x');
} catch (TypeError $e) {
    echo "the stream is gone\n";
}
show('first', fn () => socket_write($first, 'x'));
show('second', fn () => socket_write($second, 'x'));
unset($first, $second, $a, $b);

[$c, $d] = pair();
$stream = socket_export_stream($c);
socket_close($c);
var_dump(is_resource($stream), socket_read($d, 10));
unset($stream, $c, $d);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
bool(false)
string(0) ""
bool(true)
the stream is gone
first: Error: socket_write(): Argument #1 ($socket) has already been closed
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor
second: false
bool(false)
string(0) ""
0 descriptors left
