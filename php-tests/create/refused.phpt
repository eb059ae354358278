--TEST--
socket_create: families, types and protocols that PHP or the kernel refuses
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$before = fd_count();
// The list in the message is longer in later PHP versions.
$shorter = fn (callable $call) => function () use ($call) {
    try {
        return $call();
    } catch (ValueError $e) {
        return preg_replace(
            ['/AF_UNIX, AF_PACKET, AF_INET6, or AF_INET$/', "/ optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK$/"],
            ['AF_UNIX, AF_INET6, or AF_INET', ''],
            $e->getMessage(),
        );
    }
};
foreach ([-1, 0, 9999, PHP_INT_MAX, PHP_INT_MIN, (1 << 32) + AF_INET] as $family) {
    show("family $family", $shorter(fn () => socket_create($family, SOCK_STREAM, 0)));
}
foreach ([11, 9999, PHP_INT_MAX] as $type) {
    show("type $type", $shorter(fn () => socket_create(AF_INET, $type, 0)));
}
// These reach the kernel.
foreach ([0, 7, -1] as $type) {
    socket_clear_error();
    show("type $type", fn () => socket_create(AF_INET, $type, 0));
    var_dump(socket_last_error());
}
foreach ([-1, 12345, PHP_INT_MAX] as $protocol) {
    socket_clear_error();
    show("protocol $protocol", fn () => socket_create(AF_INET, SOCK_STREAM, $protocol));
    var_dump(socket_last_error());
}
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
family -1: 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET'
family 0: 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET'
family 9999: 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET'
family 9223372036854775807: 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET'
family -9223372036854775808: 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET'
family 4294967298: 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET'
type 11: 'socket_create(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM'
type 9999: 'socket_create(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM'
type 9223372036854775807: 'socket_create(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM'
Warning: socket_create(): Unable to create socket [94]: Socket type not supported
type 0: false
int(94)
Warning: socket_create(): Unable to create socket [94]: Socket type not supported
type 7: false
int(94)
Warning: socket_create(): Unable to create socket [22]: Invalid argument
type -1: false
int(22)
Warning: socket_create(): Unable to create socket [22]: Invalid argument
protocol -1: false
int(22)
Warning: socket_create(): Unable to create socket [22]: Invalid argument
protocol 12345: false
int(22)
Warning: socket_create(): Unable to create socket [22]: Invalid argument
protocol 9223372036854775807: false
int(22)
0 descriptors left
