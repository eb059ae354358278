--TEST--
socket_strerror: the system's texts, the resolver's for its codes, a ValueError beyond 32 bits
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s texts are in strerror_musl.phpt');
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

foreach ([0, SOCKET_EPERM, SOCKET_EAGAIN, SOCKET_ECONNREFUSED, SOCKET_EADDRINUSE, 999, -1, -9999, -10000] as $code) {
    echo $code, ': ', socket_strerror($code), "\n";
}
foreach ([-10001, -10002, -10003, -10004, -10005, -20000, -2147483648, 2147483647] as $code) {
    echo $code, ': ', socket_strerror($code), "\n";
}
foreach ([2147483648, -2147483649, PHP_INT_MAX, PHP_INT_MIN] as $code) {
    show($code, fn () => socket_strerror($code));
}
echo "those that other tests leave out\n";
foreach ([25, 33, 88, 90, 95, 99, 101, 106, 107] as $code) {
    echo $code, ': ', socket_strerror($code), "\n";
}
echo "texts are strings of their own\n";
$one = socket_strerror(1);
$two = socket_strerror(2);
$one[0] = 'X';
var_dump($one, $two, socket_strerror(1));
?>
--EXPECT--
0: Success
1: Operation not permitted
11: Resource temporarily unavailable
111: Connection refused
98: Address already in use
999: Unknown error 999
-1: Unknown error -1
-9999: Unknown error -9999
-10000: Unknown error -10000
-10001: Unknown host
-10002: Host name lookup failure
-10003: Unknown server error
-10004: No address associated with name
-10005: Unknown resolver error
-20000: Unknown resolver error
-2147483648: Unknown resolver error
2147483647: Unknown error 2147483647
2147483648: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
-2147483649: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
9223372036854775807: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
-9223372036854775808: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
those that other tests leave out
25: Inappropriate ioctl for device
33: Numerical argument out of domain
88: Socket operation on non-socket
90: Message too long
95: Operation not supported
99: Cannot assign requested address
101: Network is unreachable
106: Transport endpoint is already connected
107: Transport endpoint is not connected
texts are strings of their own
string(23) "Xperation not permitted"
string(25) "No such file or directory"
string(23) "Operation not permitted"
