--TEST--
socket_read, PHP_NORMAL_READ: a last line without a line end is returned, then the end of the stream is reported
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

foreach (['local' => pair(), 'TCP' => tcp_pair()] as $name => [$a, $b]) {
    echo $name, "\n";
    socket_write($a, "first\nlast");
    socket_close($a);
    var_dump(socket_read($b, 100, PHP_NORMAL_READ));
    var_dump(socket_read($b, 100, PHP_NORMAL_READ));
    var_dump(socket_last_error($b));
    for ($i = 0; $i < 2; $i++) {
        var_dump(socket_read($b, 100, PHP_NORMAL_READ));
        var_dump(socket_last_error($b) === SOCKET_ECONNRESET);
    }
}
?>
--EXPECT--
local
string(6) "first
"
string(4) "last"
int(0)
Warning: socket_read(): unable to read from socket [104]: Connection reset by peer
bool(false)
bool(true)
Warning: socket_read(): unable to read from socket [104]: Connection reset by peer
bool(false)
bool(true)
TCP
string(6) "first
"
string(4) "last"
int(0)
Warning: socket_read(): unable to read from socket [104]: Connection reset by peer
bool(false)
bool(true)
Warning: socket_read(): unable to read from socket [104]: Connection reset by peer
bool(false)
bool(true)
