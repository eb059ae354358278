--TEST--
socket_writev writes several strings in one call, socket_readv reads into several
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$a, $b] = $pair;

$out = socket_iovec_alloc(3, 0, 0, 0);
socket_iovec_set($out, 0, "HEAD\r\n");
socket_iovec_set($out, 2, 'body');
var_dump(socket_writev($a, $out));
// the vectors keep what was written
var_dump(socket_iovec_fetch($out, 0), socket_iovec_fetch($out, 1), socket_iovec_fetch($out, 2));

$in = socket_iovec_alloc(4, 2, 0, 6, 100);
var_dump(socket_readv($b, $in));
for ($i = 0; $i < 4; $i++) {
    var_dump(socket_iovec_fetch($in, $i));
}

// the sizes are still those of the allocation; vectors that no data reached become empty
socket_write($a, 'xyz');
var_dump(socket_readv($b, $in));
for ($i = 0; $i < 4; $i++) {
    var_dump(socket_iovec_fetch($in, $i));
}

// data that was read can be written again unchanged
var_dump(socket_writev($a, $in), socket_read($b, 100));
?>
--EXPECT--
int(10)
string(6) "HEAD
"
string(0) ""
string(4) "body"
int(10)
string(2) "HE"
string(0) ""
string(6) "AD
bo"
string(2) "dy"
int(3)
string(2) "xy"
string(0) ""
string(1) "z"
string(0) ""
int(3)
string(3) "xyz"
