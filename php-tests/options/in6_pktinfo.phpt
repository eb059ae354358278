--TEST--
IPV6_PKTINFO: set, and errors that name the place in the array
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$ask = fn ($value) => attempt(fn () => socket_set_option(udp6(), IPPROTO_IPV6, IPV6_PKTINFO, $value));
echo $ask(['addr' => '::1', 'ifindex' => 0]), "\n";
echo $ask(['addr' => '::1', 'ifindex' => 'lo']), "\n";
echo $ask([]), "\n";
echo $ask(['addr' => '::1']), "\n";
echo $ask(1), "\n";
echo $ask(['addr' => '::', 'ifindex' => 'nosuch0']), "\n";
echo $ask(['addr' => '::', 'ifindex' => -1]), "\n";
// No address at all: the resolver looks up "", and its error differs between systems.
echo preg_replace('/\[-\d+\]: [^|]+ \|/', '[...] |', $ask(['addr' => null, 'ifindex' => 0])), "\n";
// The kernel returns no value.
echo attempt(fn () => socket_get_option(udp6(), IPPROTO_IPV6, IPV6_PKTINFO)), "\n";
?>
--EXPECT--
true
true
false | error converting user data (path: in6_pktinfo): The key 'addr' is required
false | error converting user data (path: in6_pktinfo): The key 'ifindex' is required
false | error converting user data (path: in6_pktinfo): expected an array here
false | error converting user data (path: in6_pktinfo > ifindex): no interface with name "nosuch0" could be found
false | error converting user data (path: in6_pktinfo > ifindex): the interface index cannot be negative or larger than 4294967295; given -1
false | Host lookup failed [...] | error converting user data (path: in6_pktinfo > addr): could not resolve address '' to get an AF_INET6 address
false | unable to get socket option [92]: Protocol not available
