--TEST--
socket_read, socket_recv, socket_recvfrom: invalid lengths, and lengths beyond all memory
--INI--
memory_limit=32M
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, 'still here');
echo "false without a word, the place untouched\n";
foreach ([0, -1, PHP_INT_MIN, PHP_INT_MAX] as $length) {
    var_dump(socket_read($b, $length), socket_read($b, $length, PHP_NORMAL_READ));
    $data = $from = 'untouched';
    var_dump(socket_recv($b, $data, $length, 0), $data);
    var_dump(socket_recvfrom($b, $data, $length, 0, $from), $data, $from);
}
var_dump(socket_last_error($b));

echo "as long as what comes fits, its length is no matter\n";
foreach ([PHP_INT_MAX - 1, PHP_INT_MAX - 100, 1 << 62, 1 << 40, 1 << 31, 64 << 20] as $length) {
    var_dump(socket_recv($b, $data, $length, MSG_PEEK), $data);
    var_dump(socket_recvfrom($b, $data, $length, MSG_PEEK, $from), $data);
}
var_dump(socket_read($b, PHP_INT_MAX - 1));
socket_set_nonblock($b);
var_dump(socket_read($b, PHP_INT_MAX - 1), socket_last_error($b) === SOCKET_EAGAIN);
var_dump(socket_read($b, PHP_INT_MAX - 1, PHP_NORMAL_READ));
[$a, $b] = pair();
socket_write($a, "a line\nand more");
var_dump(socket_read($b, PHP_INT_MAX - 1, PHP_NORMAL_READ));
var_dump(memory_get_peak_usage() < 32 << 20);
?>
--EXPECT--
false without a word, the place untouched
bool(false)
bool(false)
bool(false)
string(9) "untouched"
bool(false)
string(9) "untouched"
string(9) "untouched"
bool(false)
bool(false)
bool(false)
string(9) "untouched"
bool(false)
string(9) "untouched"
string(9) "untouched"
bool(false)
bool(false)
bool(false)
string(9) "untouched"
bool(false)
string(9) "untouched"
string(9) "untouched"
bool(false)
bool(false)
bool(false)
string(9) "untouched"
bool(false)
string(9) "untouched"
string(9) "untouched"
int(0)
as long as what comes fits, its length is no matter
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
int(10)
string(10) "still here"
string(10) "still here"
bool(false)
bool(true)
bool(false)
string(7) "a line
"
bool(true)
