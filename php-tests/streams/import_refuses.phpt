--TEST--
socket_import_stream: arguments that are no stream, no open stream or no socket
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
show('nothing', fn () => socket_import_stream());
foreach ([null, 7, 'text', [], new stdClass, socket_create(AF_UNIX, SOCK_STREAM, 0)] as $value) {
    show(get_debug_type($value), fn () => socket_import_stream($value));
}
$closed = fopen(__FILE__, 'r');
fclose($closed);
show('closed', fn () => socket_import_stream($closed));
show('context', fn () => socket_import_stream(stream_context_create()));
show('file', fn () => socket_import_stream(fopen(__FILE__, 'r')));
show('memory', fn () => socket_import_stream(fopen('php://memory', 'r')));
show('folder', fn () => socket_import_stream(opendir('.')));
ini_set('sockets.handles', 'resource');
show('socket resource', fn () => socket_import_stream(socket_create(AF_UNIX, SOCK_STREAM, 0)));
ini_restore('sockets.handles');

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_filter_append($a, 'string.rot13');
show('filtered', fn () => socket_import_stream($a));
?>
--EXPECTF--
nothing: ArgumentCountError: socket_import_stream() expects exactly 1 argument, 0 given
null: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, null given
int: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, int given
string: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, string given
array: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, array given
stdClass: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, stdClass given
Socket: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, Socket given
closed: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
context: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
Warning: socket_import_stream(): Cannot represent a stream of type STDIO as a Socket Descriptor
file: false
Warning: socket_import_stream(): Cannot represent a stream of type MEMORY as a Socket Descriptor
memory: false
Warning: socket_import_stream(): Cannot represent a stream of type %s as a Socket Descriptor
folder: false
socket resource: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
Warning: socket_import_stream(): Cannot cast a filtered stream on this system
filtered: false
