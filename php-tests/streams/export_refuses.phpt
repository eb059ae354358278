--TEST--
socket_export_stream: closed sockets and invalid arguments
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show('nothing', fn () => socket_export_stream());
foreach ([null, 7, [], new stdClass, STDIN] as $value) {
    show(get_debug_type($value), fn () => socket_export_stream($value));
}
$socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_close($socket);
show('closed', fn () => socket_export_stream($socket));
?>
--EXPECT--
nothing: ArgumentCountError: socket_export_stream() expects exactly 1 argument, 0 given
null: TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, null given
int: TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, int given
array: TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, array given
stdClass: TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, stdClass given
resource (stream): TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, resource given
closed: Error: socket_export_stream(): Argument #1 ($socket) has already been closed
