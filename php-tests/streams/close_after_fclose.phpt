--TEST--
socket_close() after fclose() of the exported or imported stream leaks no memory
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$kinds = [
    'exported' => function () {
        $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
        return [$socket, socket_export_stream($socket)];
    },
    'imported' => function () {
        $stream = stream_socket_server('tcp://127.0.0.1:0');
        return [socket_import_stream($stream), $stream];
    },
];
foreach ($kinds as $name => $make) {
    // The first ones make tables grow, which stay.
    foreach ([100, 1000] as $times) {
        $before = memory_get_usage();
        for ($i = 0; $i < $times; $i++) {
            [$socket, $stream] = $make();
            fclose($stream);
            try {
                socket_close($socket);
            } catch (TypeError) {
            }
            unset($socket, $stream);
        }
    }
    $each = (memory_get_usage() - $before) / 1000;
    // One more block of the allocator is no leak.
    echo $name, ': ', $each < 16 ? 'nothing stays' : "$each bytes a socket", "\n";
}
?>
--EXPECT--
exported: nothing stays
imported: nothing stays
