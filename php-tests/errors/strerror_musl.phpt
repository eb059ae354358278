--TEST--
socket_strerror with musl: its texts, and its resolver's
--SKIPIF--
<?php
defined('Sockets\AI_IDN') && die('skip glibc\'s texts are in strerror.phpt');
?>
--FILE--
<?php
foreach ([0, SOCKET_EPERM, SOCKET_EADDRINUSE, 999, -1, -9999, -10001, -10002, -10003, -10004, -10005, -20000] as $code) {
    echo $code, ': ', socket_strerror($code), "\n";
}
?>
--EXPECT--
0: No error information
1: Operation not permitted
98: Address in use
999: No error information
-1: No error information
-9999: No error information
-10001: Host not found
-10002: Try again
-10003: Non-recoverable error
-10004: Address not available
-10005: Unknown error
-20000: Unknown error
