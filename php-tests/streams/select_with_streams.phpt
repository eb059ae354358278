--TEST--
socket_select: sockets with streams among many others, also if a stream is closed between two calls
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
for ($i = 0; $i < 40; $i++) {
    [$near[], $far[]] = pair();
}
function ready(array $read): string
{
    $write = $except = null;
    $count = socket_select($read, $write, $except, 0);
    return var_export($count, true) . ': ' . implode(',', array_keys($read));
}
for ($i = 0; $i < 5; $i++) {
    ready($near);
}
socket_write($far[7], 'x');
echo ready($near), "\n";
$stream = socket_export_stream($near[7]);
$other = socket_export_stream($near[8]);
socket_write($far[8], 'x');
echo ready($near), "\n", ready($near), "\n";
fclose($other);
echo substr(ready($near), 0, 5), "\n";
unset($near[8]);
echo ready($near), "\n";
fread($stream, 1);
echo ready($near), "\n";
?>
--EXPECT--
1: 7
2: 7,8
2: 7,8
Warning: socket_select(): Unable to select [9]: Bad file descriptor
false
1: 7
0: 
