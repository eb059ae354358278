--TEST--
The blocking mode follows the descriptor, from socket to stream and back
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$blocked = fn ($stream) => stream_get_meta_data($stream)['blocked'];

[$a] = pair();
socket_set_nonblock($a);
$stream = socket_export_stream($a);
var_dump($blocked($stream), fread($stream, 10));
socket_set_block($a);
var_dump($blocked($stream));
socket_set_nonblock($a);
var_dump($blocked($stream));

[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($c, false);
$socket = socket_import_stream($c);
var_dump(socket_read($socket, 10), socket_last_error($socket) === SOCKET_EAGAIN);
socket_set_block($socket);
var_dump($blocked($c));
stream_set_blocking($c, false);
socket_clear_error($socket);
var_dump(socket_read($socket, 10), socket_last_error($socket) === SOCKET_EAGAIN);
?>
--EXPECT--
bool(false)
string(0) ""
bool(true)
bool(false)
bool(false)
bool(true)
bool(true)
bool(false)
bool(true)
