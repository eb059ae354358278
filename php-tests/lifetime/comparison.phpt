--TEST--
A socket is equal only to itself
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$a = socket_create(AF_INET, SOCK_STREAM, 0);
$b = socket_create(AF_INET, SOCK_STREAM, 0);
$c = $a;
var_dump($a == $c, $a === $c, $a == $b, $a === $b, $a != $b);
var_dump($a < $b, $a > $b, $a <= $b, $a >= $b, $a <=> $b);
var_dump(in_array($b, [$a]), array_search($b, [$a, $b]), in_array($a, [$b, $c], true));
socket_close($a);
socket_close($b);
var_dump($a == $b, $a == $c);
[$x, $y] = socket_addrinfo_lookup('127.0.0.1', '80');
var_dump($x == $y, $x == $x, $x == $a);
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(false)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
int(1)
bool(false)
int(1)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
