--TEST--
socket_addrinfo_lookup with musl: always a canonical name, and no answers for raw sockets, unlike glibc
--SKIPIF--
<?php
defined('Sockets\AI_IDN') && die('skip glibc answers otherwise: the other tests here');
?>
--FILE--
<?php
$all = socket_addrinfo_lookup('127.0.0.1', '80');
echo count($all), "\n";
foreach ($all as $one) {
    echo json_encode(socket_addrinfo_explain($one)), "\n";
}
echo count(socket_addrinfo_lookup('127.0.0.1', null)), "\n";
?>
--EXPECT--
2
{"ai_flags":0,"ai_family":2,"ai_socktype":1,"ai_protocol":6,"ai_canonname":"127.0.0.1","ai_addr":{"sin_port":80,"sin_addr":"127.0.0.1"}}
{"ai_flags":0,"ai_family":2,"ai_socktype":2,"ai_protocol":17,"ai_canonname":"127.0.0.1","ai_addr":{"sin_port":80,"sin_addr":"127.0.0.1"}}
2
