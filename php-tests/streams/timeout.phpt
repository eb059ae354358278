--TEST--
socket_export_stream: the stream's timeout is default_socket_timeout, and stream_set_timeout changes it
--EXTENSIONS--
sockets
--INI--
default_socket_timeout=1
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
function ends_in(float $from, float $to, callable $call): bool
{
    $start = microtime(true);
    $call();
    $took = microtime(true) - $start;
    return $took >= $from && $took < $to;
}
[$a, $b] = pair();
$stream = socket_export_stream($a);
var_dump(ends_in(0.9, 5, fn () => var_dump(fread($stream, 1))), stream_get_meta_data($stream)['timed_out']);
stream_set_timeout($stream, 0, 50000);
var_dump(ends_in(0.04, 0.9, fn () => var_dump(fread($stream, 1))), stream_get_meta_data($stream)['timed_out']);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
