--TEST--
socket_create_pair: arguments that PHP or the kernel refuses leave the variable unchanged
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$before = fd_count();
$pair = 'kept';
foreach ([-1, 9999, PHP_INT_MIN] as $family) {
    show("family $family", fn () => socket_create_pair($family, SOCK_STREAM, 0, $pair));
}
show('packet sockets', fn () => socket_create_pair(17, SOCK_STREAM, 0, $pair));
try {
    socket_create_pair(AF_UNIX, 11, 0, $pair);
} catch (ValueError $e) {
    echo str_replace(" optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK", '', $e->getMessage()), "\n";
}
show('not supported', fn () => socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair));
var_dump(socket_last_error() === SOCKET_EOPNOTSUPP);
show('protocol', fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 99, $pair));
var_dump(socket_last_error() === SOCKET_EPROTONOSUPPORT);
var_dump($pair);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECTF--
family -1: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
family 9999: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
family -9223372036854775808: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
packet sockets: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM
Warning: socket_create_pair(): Unable to create socket pair [95]: %s
not supported: false
bool(true)
Warning: socket_create_pair(): Unable to create socket pair [93]: Protocol not supported
protocol: false
bool(true)
string(4) "kept"
0 descriptors left
