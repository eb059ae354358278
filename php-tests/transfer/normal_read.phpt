--TEST--
socket_read, PHP_NORMAL_READ: lines end at \n or \r, or at the length
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair();
$line = fn (int $length = 100) => var_export(socket_read($b, $length, PHP_NORMAL_READ), true);
socket_write($a, "one\ntwo\r\nthree\r\n\n\0four\nlonger than asked for\nlast\n");
for ($i = 0; $i < 7; $i++) {
    echo str_replace(["\n", "\r"], ['\n', '\r'], $line()), "\n";
}
echo $line(6), $line(1), $line(4), "\n";
echo str_replace("\n", '\n', $line() . $line(5)), "\n";

echo "a line in pieces\n";
[$a, $b] = tcp_pair();
foreach (['pie', 'ces ', "of a line\nrest"] as $piece) {
    socket_write($a, $piece);
}
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_recv($b, $rest, 100, 0), $rest);

echo "lines around the size that is looked at first\n";
[$a, $b] = pair();
foreach ([2046, 2047, 2048, 2049, 4096, 20000, 60000] as $length) {
    $sent = str_repeat('x', $length) . "\n";
    socket_write($a, $sent . "next\n");
    $first = socket_read($b, 100000, PHP_NORMAL_READ);
    echo $length, ' ', $first === $sent ? 'equal' : strlen($first), ' ', socket_read($b, 100000, PHP_NORMAL_READ);
}

echo "datagrams: one is taken for each byte\n";
[$a, $b] = pair(SOCK_DGRAM);
foreach (['abc', 'def', "\nxyz", 'next'] as $datagram) {
    socket_write($a, $datagram);
}
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100));
?>
--EXPECT--
'one\n'
'two\r'
'\n'
'three\r'
'\n'
'\n'
'' . "\0" . 'four\n'
'longer'' ''than'
' asked for\n''last\n'
a line in pieces
string(17) "pieces of a line
"
int(4)
string(4) "rest"
lines around the size that is looked at first
2046 equal next
2047 equal next
2048 equal next
2049 equal next
4096 equal next
20000 equal next
60000 equal next
datagrams: one is taken for each byte
string(3) "ad
"
string(4) "next"
