--TEST--
Socket and stream may be freed in either order: the descriptor is open as long as one of them exists
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$before = fd_count();
for ($i = 0; $i < 3; $i++) {
    foreach (['export', 'import'] as $how) {
        foreach (['socket', 'stream'] as $first) {
            if ($how === 'export') {
                [$socket, $end] = pair();
                $stream = socket_export_stream($socket);
                $end = socket_export_stream($end);
            } else {
                [$stream, $end] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
                $socket = socket_import_stream($stream);
            }
            if ($first === 'socket') {
                unset($socket);
                fwrite($stream, "$how, $first first");
            } else {
                unset($stream);
                socket_write($socket, "$how, $first first");
            }
            $i || print(fread($end, 100) . "\n");
            unset($socket, $stream);
            $i || var_dump(fread($end, 100), feof($end));
            unset($end);
        }
    }
}
// One socket after the other over the same stream.
[$a, $b] = pair();
$again = socket_import_stream(socket_export_stream($a));
unset($a);
socket_write($again, 'through the second');
echo socket_read($b, 100), "\n";
unset($again, $b);
echo fd_count() - $before, " descriptors left\n";

// And some for the end of the request.
[$x, $y] = pair();
$one = socket_export_stream($x);
$two = socket_import_stream($one);
[$p, $q] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$cycle = new stdClass;
$cycle->socket = socket_import_stream($p);
if (getenv('USE_ZEND_ALLOC') !== '0') { // valgrind: PHP itself never frees what is in a cycle
    $cycle->self = $cycle;
}
?>
--EXPECT--
export, socket first
string(0) ""
bool(true)
export, stream first
string(0) ""
bool(true)
import, socket first
string(0) ""
bool(true)
import, stream first
string(0) ""
bool(true)
through the second
0 descriptors left
