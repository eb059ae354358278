--TEST--
SO_COOKIE: eight bytes that name a socket
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\SO_COOKIE;

require __DIR__ . '/try.inc';
[$a, $b] = [tcp(), tcp()];
$cookie = fn ($s) => socket_get_option($s, SOL_SOCKET, SO_COOKIE);
var_dump(is_int($cookie($a)), $cookie($a) !== 0, $cookie($a) === $cookie($a), $cookie($a) === $cookie($b));
echo attempt(fn () => socket_set_option($a, SOL_SOCKET, SO_COOKIE, 1)), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(false)
false | Unable to set socket option [92]: Protocol not available
