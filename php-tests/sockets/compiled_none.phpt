--TEST--
Sockets\ under opcache without its JIT: types and constants are correct
--EXTENSIONS--
sockets
opcache
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.file_update_protection=0
opcache.jit=disable
--FILE--
<?php
require __DIR__ . '/compiled.inc';
define('IP_TTL', 4);
echo json_encode(rounds()), ' ', IP_TTL, "\n";
?>
--EXPECT--
{"sockets":1000,"objects":1000,"numbers":1000,"ends":1000,"constants":1000} 4
