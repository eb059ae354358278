--TEST--
SOCK_SEQPACKET: connections that keep message boundaries
--EXTENSIONS--
sockets
--FILE--
<?php
$name = "\0php-seqpacket-" . getmypid();
$server = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
var_dump(socket_bind($server, $name), socket_listen($server, 4));
$client = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
var_dump(socket_connect($client, $name));
$peer = socket_accept($server);
socket_write($client, 'one');
socket_write($client, "two\nlines\n");
socket_write($client, 'three');
var_dump(socket_read($peer, 100), socket_read($peer, 5), socket_recv($peer, $data, 2, MSG_TRUNC), $data);
socket_send($peer, 'last', 4, MSG_EOR);
socket_close($peer);
var_dump(socket_recvfrom($client, $data, 100, 0, $from), $data, $from, socket_read($client, 100));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
string(3) "one"
string(5) "two
l"
int(5)
string(2) "th"
int(4)
string(4) "last"
string(0) ""
string(0) ""
