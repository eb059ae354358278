--TEST--
A socket with a stream in a cycle is collected; the stream too, unless something else holds it
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$before = fd_count();
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$cycle = new stdClass;
$cycle->socket = socket_import_stream($a);
$cycle->self = $cycle;
unset($cycle);
var_dump(gc_collect_cycles() > 0);
fwrite($a, 'held elsewhere');
echo fread($b, 100), "\n";

$cycle = new stdClass;
$cycle->socket = socket_import_stream($a);
$cycle->self = $cycle;
unset($cycle, $a);
var_dump(gc_collect_cycles() > 0, fread($b, 100), feof($b));
unset($b);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
bool(true)
held elsewhere
bool(true)
string(0) ""
bool(true)
0 descriptors left
