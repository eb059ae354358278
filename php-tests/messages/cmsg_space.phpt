--TEST--
socket_cmsg_space for every kind with a known size
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
use const Sockets\{
    IPV6_RECVERR, IP_PKTINFO, IP_RECVERR, IP_TOS, IP_TTL, SCM_TIMESTAMP, SCM_TIMESTAMPING,
    SOL_IP, SOL_IPV6, UDP_GRO, UDP_SEGMENT,
};

require __DIR__ . '/helpers.inc';

$space = fn (...$arguments) => outcome(fn () => socket_cmsg_space(...$arguments));
foreach ([0, 1, 2, 3, 253] as $count) {
    $space(SOL_SOCKET, SCM_RIGHTS, $count);
}
$space(SOL_SOCKET, SCM_CREDENTIALS);
$space(SOL_SOCKET, SCM_CREDENTIALS, 9);
$space(IPPROTO_IPV6, IPV6_PKTINFO);
$space(IPPROTO_IPV6, IPV6_HOPLIMIT);
$space(IPPROTO_IPV6, IPV6_TCLASS);
echo "-- more than C has\n";
$space(SOL_IP, IP_PKTINFO);
$space(SOL_IP, IP_TTL);
$space(SOL_IP, IP_TOS);
$space(SOL_IP, IP_RECVERR);
$space(SOL_IPV6, IPV6_RECVERR);
$space(SOL_UDP, UDP_SEGMENT);
$space(SOL_UDP, UDP_GRO);
$space(SOL_SOCKET, SCM_TIMESTAMP);
$space(SOL_SOCKET, SCM_TIMESTAMPING);
echo "-- errors\n";
$space(SOL_SOCKET, 999);
$space(SOL_SOCKET, 999, -1);
$space(SOL_SOCKET, SCM_RIGHTS, -1);
$space(SOL_SOCKET, SCM_RIGHTS, 1 << 31);
$space(1 << 31, SCM_RIGHTS, -1);
$space(SOL_SOCKET, -(1 << 31) - 1);
$space(SOL_SOCKET, SCM_RIGHTS, PHP_INT_MAX);
?>
--EXPECT--
16
24
24
32
1032
32
32
40
24
24
-- more than C has
32
24
24
48
64
24
24
32
64
-- errors
ValueError: Pair level 1 and/or type 999 is not supported
ValueError: socket_cmsg_space(): Argument #3 ($num) must be greater than or equal to 0
ValueError: socket_cmsg_space(): Argument #3 ($num) must be greater than or equal to 0
ValueError: socket_cmsg_space(): Argument #3 ($num) must be between -2147483648 and 2147483647
ValueError: socket_cmsg_space(): Argument #1 ($level) must be between -2147483648 and 2147483647
ValueError: socket_cmsg_space(): Argument #2 ($type) must be between -2147483648 and 2147483647
ValueError: socket_cmsg_space(): Argument #3 ($num) must be between -2147483648 and 2147483647
