--TEST--
IP_MULTICAST_IF, LOOP, TTL and the IPv6 ones: values, ranges, interfaces
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$roundtrip = fn ($make, $level, $option, $value) => attempt(function () use ($make, $level, $option, $value) {
    $s = $make();
    return socket_set_option($s, $level, $option, $value) ? socket_get_option($s, $level, $option) : false;
});
$name = new class { function __toString() { return 'lo'; } };

echo "TTL\n";
foreach ([0, 255, '7', 2.9, true, null, [], 256, -1, PHP_INT_MAX, 'x'] as $value) {
    echo ' ', $roundtrip('udp', IPPROTO_IP, IP_MULTICAST_TTL, $value), "\n";
}
echo "hops\n";
foreach ([0, 255, -1, '7', 256, -2] as $value) {
    echo ' ', $roundtrip('udp6', IPPROTO_IPV6, IPV6_MULTICAST_HOPS, $value), "\n";
}
echo "loop\n";
foreach ([[], 'x', '0', 0.0, null, new stdClass, 256] as $value) {
    echo ' ', $roundtrip('udp', IPPROTO_IP, IP_MULTICAST_LOOP, $value);
    echo ' ', $roundtrip('udp6', IPPROTO_IPV6, IPV6_MULTICAST_LOOP, $value), "\n";
}
echo "interface\n";
foreach ([0, 1, 'lo', $name, 'nosuch0', '', '1', 1.0, [], -1, 2 ** 32, PHP_INT_MIN] as $value) {
    echo ' ', $roundtrip('udp', IPPROTO_IP, IP_MULTICAST_IF, $value), "\n";
    echo ' ', $roundtrip('udp6', IPPROTO_IPV6, IPV6_MULTICAST_IF, $value), "\n";
}
// An interface that does not exist.
echo attempt(fn () => socket_set_option(udp(), IPPROTO_IP, IP_MULTICAST_IF, 4294967295)), "\n";
echo attempt(fn () => socket_set_option(udp6(), IPPROTO_IPV6, IPV6_MULTICAST_IF, 65535)), "\n";
// The address of an interface, read back as the interface, on a socket that has none.
echo attempt(fn () => socket_get_option(socket_create(AF_UNIX, SOCK_STREAM, 0), IPPROTO_IP, IP_MULTICAST_IF)), "\n";
?>
--EXPECTF--
TTL
 0
 255
 7
 2
 1
 0
 0
 ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
 ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
 ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
 0
hops
 0
 255
 1
 7
 ValueError: socket_set_option(): Argument #4 ($value) must be between -1 and 255
 ValueError: socket_set_option(): Argument #4 ($value) must be between -1 and 255
loop
 0 0
 1 1
 0 0
 0 0
 0 0
 1 1
 1 1
interface
 0
 0
 1
 1
 1
 1
 1
 1
 false | No interface with name "nosuch0" could be found
 false | No interface with name "nosuch0" could be found
 false | No interface with name "" could be found
 false | No interface with name "" could be found
 false | No interface with name "1" could be found
 false | No interface with name "1" could be found
 false | No interface with name "1" could be found
 false | No interface with name "1" could be found
 false | Array to string conversion | No interface with name "Array" could be found
 false | Array to string conversion | No interface with name "Array" could be found
 ValueError: Index must be between 0 and 4294967295
 ValueError: Index must be between 0 and 4294967295
 ValueError: Index must be between 0 and 4294967295
 ValueError: Index must be between 0 and 4294967295
 ValueError: Index must be between 0 and 4294967295
 ValueError: Index must be between 0 and 4294967295
false | Failed obtaining address for interface 4294967295: error 19
false | Unable to set socket option [19]: No such device
false | Unable to retrieve socket option [95]: %s
