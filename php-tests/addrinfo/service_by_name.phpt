--TEST--
socket_addrinfo_lookup accepts the name of a service, if the system has a list of them
--EXTENSIONS--
sockets
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s getaddrinfo answers otherwise: musl.phpt');
if (getservbyname('http', 'tcp') !== 80) {
    die('skip no /etc/services that knows http');
}
?>
--FILE--
<?php
$hints = ['ai_flags' => AI_NUMERICHOST, 'ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM];
[$info] = socket_addrinfo_lookup('127.0.0.1', 'http', $hints);
echo json_encode(socket_addrinfo_explain($info)), "\n";
?>
--EXPECT--
{"ai_flags":4,"ai_family":2,"ai_socktype":1,"ai_protocol":6,"ai_addr":{"sin_port":80,"sin_addr":"127.0.0.1"}}
