--TEST--
Constants of later versions are there on every host, so that define() of one says so
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
// Of 8.3, of 8.4 (two), of 8.5 and later, and of no host so far.
foreach (['TCP_QUICKACK', 'SOCK_NONBLOCK', 'TCP_SYNCNT', 'UDP_SEGMENT', 'AF_PACKET', 'TCP_USER_TIMEOUT', 'TCP_ULP'] as $name) {
    echo $name, ' ', json_encode(defined($name) ? constant($name) : null), "\n";
}
set_error_handler(function (int $kind, string $text): bool {
    echo preg_replace('/,.*/', '', $text), "\n";
    return true;
});
var_dump(define('TCP_USER_TIMEOUT', 18));
?>
--EXPECT--
TCP_QUICKACK 12
SOCK_NONBLOCK 2048
TCP_SYNCNT 7
UDP_SEGMENT 103
AF_PACKET 17
TCP_USER_TIMEOUT 18
TCP_ULP 31
Constant TCP_USER_TIMEOUT already defined
bool(false)
