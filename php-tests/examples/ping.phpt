--TEST--
examples/ping.php: the kernel answers over IPv4 and IPv6; an unused address does not answer
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!@socket_create(AF_INET, SOCK_RAW, 1) && !@socket_create(AF_INET, SOCK_DGRAM, 1)) die('skip wants CAP_NET_RAW, or ping_group_range');
?>
--FILE--
<?php
require __DIR__ . '/runner.inc';

function ping(string ...$arguments): void
{
    $ping = new Example('ping.php', $arguments, '', false);
    echo preg_replace('/time=\d+\.\d+ ms/', 'time=T', $ping->rest());
}
ping('127.0.0.1', '3');
ping('::1', '2');
ping('127.0.0.1', '1');
ping('no.such.host.invalid');
?>
--EXPECT--
PING 127.0.0.1 (127.0.0.1)
64 bytes from 127.0.0.1: seq=1 time=T
64 bytes from 127.0.0.1: seq=2 time=T
64 bytes from 127.0.0.1: seq=3 time=T
3 sent, 3 received
PING ::1 (::1)
64 bytes from ::1: seq=1 time=T
64 bytes from ::1: seq=2 time=T
2 sent, 2 received
PING 127.0.0.1 (127.0.0.1)
64 bytes from 127.0.0.1: seq=1 time=T
1 sent, 1 received
no.such.host.invalid: not found
