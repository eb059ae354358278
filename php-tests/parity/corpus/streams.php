<?php
/* socket_import_stream and socket_export_stream: one descriptor, two handles. */

$two = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = call('socket_import_stream', [$two[0]]);
call('socket_write', [$socket, "from the socket\n"]);
var_dump(fgets($two[1]));
fwrite($two[1], 'from the stream');
call('socket_read', [$socket, 100]);
call('socket_set_nonblock', [$socket]);
var_dump(stream_get_meta_data($two[0])['blocked']);
call('socket_read', [$socket, 100]);
errors($socket);
call('socket_export_stream', [$socket]);
var_dump(call('socket_export_stream', [$socket]) === $two[0]);
$again = call('socket_import_stream', [$two[0]]);
var_dump($again === $socket);
call('socket_close', [$socket]);
var_dump(is_resource($two[0]));
call('socket_write', [$again, 'x']);
var_dump(@fwrite($two[1], 'y'));

$listener = stream_socket_server('tcp://127.0.0.1:0');
$imported = call('socket_import_stream', [$listener]);
call('socket_getsockname', [$imported, &$address, &$port]);
$client = stream_socket_client("tcp://127.0.0.1:$port");
$accepted = call('socket_accept', [$imported]);
call('socket_write', [$accepted, 'hello']);
var_dump(fread($client, 5));
fclose($listener);
call('socket_accept', [$imported]);
call('socket_getsockname', [$imported, &$address, &$port]);

foreach ([STDERR, fopen('php://memory', 'r'), fopen('php://temp', 'w'), fopen(__FILE__, 'r'), opendir('.'), stream_context_create()] as $other) {
    call('socket_import_stream', [$other]);
    errors();
    socket_clear_error();
}
$closed = fopen('php://memory', 'r');
fclose($closed);
call('socket_import_stream', [$closed]);

foreach ([[AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM], [AF_INET6, SOCK_STREAM], [AF_UNIX, SOCK_STREAM], [AF_UNIX, SOCK_DGRAM], [AF_INET, SOCK_RAW]] as [$family, $type]) {
    $socket = @socket_create($family, $type, $type === SOCK_RAW ? 1 : 0);
    if (!$socket) {
        echo "none\n";
        continue;
    }
    $stream = call('socket_export_stream', [$socket]);
    if ($stream) {
        $data = stream_get_meta_data($stream);
        unset($data['uri']);
        echo text($data), "\n";
        fclose($stream);
        call('socket_listen', [$socket]);
        errors($socket);
    }
}

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_set_nonblock($pair[0]);
$stream = call('socket_export_stream', [$pair[0]]);
var_dump(stream_get_meta_data($stream)['blocked']);
var_dump(stream_set_blocking($stream, true));
call('socket_set_block', [$pair[0]]);
stream_set_timeout($stream, 0, 1000);
var_dump(fread($stream, 10), stream_get_meta_data($stream)['timed_out']);
unset($pair[0]);
var_dump(fwrite($stream, 'still open'));
call('socket_read', [$pair[1], 100]);
