--TEST--
After fclose() of its stream, a socket does not use a file that reuses the descriptor's number
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$a, $b] = pair();
$stream = socket_export_stream($a);
fclose($stream);
// The kernel uses the lowest free number: the one that was just closed.
[$other, $end] = pair();
socket_write($end, 'for the other');
var_dump(@socket_write($a, 'stray'), socket_last_error($a) === SOCKET_EBADF);
var_dump(@socket_read($a, 100), @socket_shutdown($a), @socket_set_nonblock($a));
$read = [$a];
$write = $except = null;
var_dump(@socket_select($read, $write, $except, 0));
try {
    socket_close($a);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
unset($a);
var_dump(socket_read($other, 100));
socket_set_nonblock($end);
var_dump(socket_read($end, 100), socket_last_error($end) === SOCKET_EAGAIN);
var_dump(socket_write($other, 'fine'), socket_read($end, 100));
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
socket_close(): supplied resource is not a valid stream resource
string(13) "for the other"
bool(false)
bool(true)
int(4)
string(4) "fine"
