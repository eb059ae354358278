--TEST--
socket_addrinfo_lookup: a host or service with a NUL byte is refused, not cut (D24)
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show('host', fn () => socket_addrinfo_lookup("127.0.0.1\0.example.com"));
show('host that ends in it', fn () => socket_addrinfo_lookup("127.0.0.1\0"));
show('service', fn () => socket_addrinfo_lookup('127.0.0.1', "80\0" . '443'));
// Hints are checked first.
show('hints', fn () => socket_addrinfo_lookup("\0", null, ['x' => 1]));
?>
--EXPECT--
host: ValueError: socket_addrinfo_lookup(): Argument #1 ($host) must not contain any null bytes
host that ends in it: ValueError: socket_addrinfo_lookup(): Argument #1 ($host) must not contain any null bytes
service: ValueError: socket_addrinfo_lookup(): Argument #2 ($service) must not contain any null bytes
hints: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
