--TEST--
fclose() of a socket's stream: calls fail with EBADF, socket_close() throws and still closes the socket
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
function rest($socket, $stream): void
{
    var_dump(is_resource($stream), gettype($stream));
    var_dump(socket_write($socket, 'x'), socket_last_error($socket) === SOCKET_EBADF);
    var_dump(socket_read($socket, 10));
    var_dump(socket_getsockname($socket, $name));
    var_dump(socket_set_nonblock($socket));
    var_dump(socket_listen($socket));
    $read = [$socket];
    $write = $except = null;
    var_dump(socket_select($read, $write, $except, 0), count($read));
    var_dump(socket_export_stream($socket) === $stream);
    show('import', fn () => socket_import_stream($stream));
    show('close', fn () => socket_close($socket));
    show('again', fn () => socket_close($socket));
}
echo "-- exported\n";
[$a] = pair();
$stream = socket_export_stream($a);
fclose($stream);
rest($a, $stream);

echo "-- imported\n";
[$stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($stream);
fclose($stream);
rest($socket, $stream);
?>
--EXPECT--
-- exported
bool(false)
string(17) "resource (closed)"
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor
bool(false)
bool(true)
Warning: socket_read(): unable to read from socket [9]: Bad file descriptor
bool(false)
Warning: socket_getsockname(): unable to retrieve socket name [9]: Bad file descriptor
bool(false)
Warning: socket_set_nonblock(): unable to set nonblocking mode [9]: Bad file descriptor
bool(false)
Warning: socket_listen(): unable to listen on socket [9]: Bad file descriptor
bool(false)
Warning: socket_select(): Unable to select [9]: Bad file descriptor
bool(false)
int(1)
bool(true)
import: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
close: TypeError: socket_close(): supplied resource is not a valid stream resource
again: Error: socket_close(): Argument #1 ($socket) has already been closed
-- imported
bool(false)
string(17) "resource (closed)"
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor
bool(false)
bool(true)
Warning: socket_read(): unable to read from socket [9]: Bad file descriptor
bool(false)
Warning: socket_getsockname(): unable to retrieve socket name [9]: Bad file descriptor
bool(false)
Warning: socket_set_nonblock(): unable to set nonblocking mode [9]: Bad file descriptor
bool(false)
Warning: socket_listen(): unable to listen on socket [9]: Bad file descriptor
bool(false)
Warning: socket_select(): Unable to select [9]: Bad file descriptor
bool(false)
int(1)
bool(true)
import: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
close: TypeError: socket_close(): supplied resource is not a valid stream resource
again: Error: socket_close(): Argument #1 ($socket) has already been closed
