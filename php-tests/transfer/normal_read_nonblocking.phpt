--TEST--
socket_read, PHP_NORMAL_READ on a non-blocking socket: the bytes so far or EAGAIN, without a busy loop
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

foreach (['local' => pair(), 'TCP' => tcp_pair()] as $name => [$a, $b]) {
    echo $name, "\n";
    socket_set_nonblock($b);
    var_dump(socket_read($b, 10, PHP_NORMAL_READ));
    var_dump(socket_last_error($b) === SOCKET_EAGAIN, socket_last_error() === SOCKET_EAGAIN);
    socket_write($a, 'abc');
    var_dump(socket_read($b, 10, PHP_NORMAL_READ));
    var_dump(socket_read($b, 10, PHP_NORMAL_READ));
    socket_write($a, "def\nghi");
    var_dump(socket_read($b, 10, PHP_NORMAL_READ), socket_read($b, 10, PHP_NORMAL_READ));
    socket_write($a, 'longer than it');
    var_dump(socket_read($b, 10, PHP_NORMAL_READ), socket_read($b, 10, PHP_NORMAL_READ));
    echo "the end of the stream is an empty string here\n";
    socket_close($a);
    var_dump(socket_read($b, 10, PHP_NORMAL_READ));
}
?>
--EXPECT--
local
bool(false)
bool(true)
bool(true)
string(3) "abc"
bool(false)
string(4) "def
"
string(3) "ghi"
string(10) "longer tha"
string(4) "n it"
the end of the stream is an empty string here
string(0) ""
TCP
bool(false)
bool(true)
bool(true)
string(3) "abc"
bool(false)
string(4) "def
"
string(3) "ghi"
string(10) "longer tha"
string(4) "n it"
the end of the stream is an empty string here
string(0) ""
