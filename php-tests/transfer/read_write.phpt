--TEST--
socket_read, socket_write: whole, cut and empty strings
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair();
var_dump(socket_write($a, "binary\0data\xff"));
var_dump(bin2hex(socket_read($b, 100)));
var_dump(socket_write($a, 'cut here', 3), socket_read($b, 100));
var_dump(socket_write($a, 'no cut', null), socket_read($b, 100));
var_dump(socket_write($a, 'short', 1000), socket_read($b, 100));
var_dump(socket_write($a, 'by parts'), socket_read($b, 2), socket_read($b, 100));
var_dump(socket_write($a, ''), socket_write($a, 'nothing', 0));
var_dump(socket_write($a, 12345), socket_read($b, 100));
var_dump(socket_write($a, 'x'), socket_read($b, 1));

echo "lengths around those where the way of receiving changes\n";
foreach ([1, 16383, 16384, 16385, 65536, 2088959, 2088960, 2088961, 4194304] as $length) {
    [$a, $b] = pair();
    socket_write($a, 'some data');
    echo $length, ' ', $read = socket_read($b, $length), ' ';
    socket_send($a, 'some data', 9, 0);
    socket_shutdown($a, 1);
    echo socket_recv($b, $data, $length, 0), ' ', $data, "\n";
}
echo "unknown modes are binary\n";
[$a, $b] = pair();
foreach ([0, 3, -1, PHP_INT_MAX, (1 << 32) + 1] as $mode) {
    socket_write($a, "two\nlines");
    var_dump(socket_read($b, 100, $mode));
}
?>
--EXPECT--
int(12)
string(24) "62696e6172790064617461ff"
int(3)
string(3) "cut"
int(6)
string(6) "no cut"
int(5)
string(5) "short"
int(8)
string(2) "by"
string(6) " parts"
int(0)
int(0)
int(5)
string(5) "12345"
int(1)
string(1) "x"
lengths around those where the way of receiving changes
1 s 1 o
16383 some data 9 some data
16384 some data 9 some data
16385 some data 9 some data
65536 some data 9 some data
2088959 some data 9 some data
2088960 some data 9 some data
2088961 some data 9 some data
4194304 some data 9 some data
unknown modes are binary
string(9) "two
lines"
string(9) "two
lines"
string(9) "two
lines"
string(9) "two
lines"
string(9) "two
lines"
