--TEST--
socket_close: closes the descriptor at once, and the peer reads the end of the stream
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$before = fd_count();
[$a, $b] = pair();
$alias = $a;
var_dump(socket_close($a));
echo fd_count() - $before, " descriptor open\n";
var_dump(socket_read($b, 10));
show('again', fn () => socket_close($a));
show('by another name', fn () => socket_write($alias, 'x'));
var_dump(@socket_write($b, 'x'));
var_dump(socket_last_error($b) === SOCKET_EPIPE);
?>
--EXPECT--
NULL
1 descriptor open
string(0) ""
again: Error: socket_close(): Argument #1 ($socket) has already been closed
by another name: Error: socket_write(): Argument #1 ($socket) has already been closed
bool(false)
bool(true)
