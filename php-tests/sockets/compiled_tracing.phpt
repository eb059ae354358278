--TEST--
Sockets\ under opcache's tracing JIT: types and constants are correct
--EXTENSIONS--
sockets
opcache
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.file_update_protection=0
opcache.jit=tracing
opcache.jit_buffer_size=32M
opcache.jit_hot_func=2
opcache.jit_hot_loop=2
--FILE--
<?php
require __DIR__ . '/compiled.inc';
define('IP_TTL', 4);
echo json_encode(rounds()), ' ', IP_TTL, "\n";
?>
--EXPECT--
{"sockets":1000,"objects":1000,"numbers":1000,"ends":1000,"constants":1000} 4
