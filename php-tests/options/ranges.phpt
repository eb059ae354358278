--TEST--
UDP_SEGMENT and TCP_USER_TIMEOUT: checked on the PHP versions that know them
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{TCP_USER_TIMEOUT, UDP_SEGMENT};

require __DIR__ . '/try.inc';
$set = fn ($make, $level, $option, $value) => function () use ($make, $level, $option, $value) {
    $s = $make();
    return socket_set_option($s, $level, $option, $value) ? socket_get_option($s, $level, $option) : false;
};
$error = 'ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and ';
$einval = 'false | Unable to set socket option [22]: Invalid argument';

$segment = fn ($size) => $set('udp', SOL_UDP, UDP_SEGMENT, $size);
expect('segment', '1400', $segment(1400));
foreach ([65536, -1] as $size) {
    expect("segment $size", PHP_VERSION_ID >= 80500 ? $error . '65535' : $einval, $segment($size));
}

$timeout = fn ($ms) => $set('tcp', SOL_TCP, TCP_USER_TIMEOUT, $ms);
expect('timeout', '30000', $timeout(30000));
expect('timeout -1', PHP_VERSION_ID >= 80600 ? $error . '4294967295' : $einval, $timeout(-1));
expect('timeout 2**32', PHP_VERSION_ID >= 80600 ? $error . '4294967295' : '0', $timeout(2 ** 32));
?>
--EXPECT--
segment: as it should
segment 65536: as it should
segment -1: as it should
timeout: as it should
timeout -1: as it should
timeout 2**32: as it should
