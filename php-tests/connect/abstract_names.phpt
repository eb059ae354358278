--TEST--
AF_UNIX: abstract names with bind, connect and sendto; they read back as empty, as in C
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$name = "\0php-test\0with NUL-" . getmypid();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
var_dump(socket_bind($server, $name));

$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($client, "$name-client");
var_dump(socket_sendto($client, 'by sendto', 9, 0, $name));
var_dump(socket_recvfrom($server, $data, 100, 0, $from), $data, $from);

var_dump(socket_connect($client, $name), socket_write($client, 'by connect'));
var_dump(socket_recvfrom($server, $data, 100, 0, $from), $data, $from);

var_dump(socket_getsockname($server, $address), $address);
var_dump(socket_getpeername($client, $address), $address);

// One byte less is another name.
var_dump(@socket_sendto($server, 'x', 1, 0, substr($name, 0, -1)));
var_dump(socket_last_error($server) === SOCKET_ECONNREFUSED);
?>
--EXPECT--
bool(true)
int(9)
int(9)
string(9) "by sendto"
string(0) ""
bool(true)
int(10)
int(10)
string(10) "by connect"
string(0) ""
bool(true)
string(0) ""
bool(true)
string(0) ""
bool(false)
bool(true)
