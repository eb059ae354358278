<?php
require __DIR__ . '/../lib/window.inc';

$streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = window('socket_import_stream', fn () => socket_import_stream($streams[0]));
$socket = $socket ?: then('again', fn () => socket_import_stream($streams[0]));
then('write', fn () => socket_write($socket, 'hello'));
then('read', fn () => fread($streams[1], 5));
[$a, $b] = pair();
$stream = window('socket_export_stream', fn () => socket_export_stream($a), $a);
$stream = $stream ?: then('again', fn () => socket_export_stream($a));
then('write', fn () => fwrite($stream, 'world'));
then('read', fn () => socket_read($b, 10));
window('socket_close of both', fn () => socket_close($a), $a);
[$listener, $client, $server] = tcp();
$stream = window('socket_export_stream, TCP', fn () => socket_export_stream($client), $client);
$stream = $stream ?: then('again', fn () => socket_export_stream($client));
then('write', fn () => fwrite($stream, 'hello'));
then('read', fn () => socket_read($server, 10));
$listening = stream_socket_server('tcp://127.0.0.1:0');
$socket = window('socket_import_stream, TCP', fn () => socket_import_stream($listening));
