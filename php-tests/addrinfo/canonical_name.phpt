--TEST--
socket_addrinfo_lookup: AI_CANONNAME sets the name in the first answer only; it stays valid after the others are freed
--EXTENSIONS--
sockets
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s getaddrinfo answers otherwise: musl.phpt');
?>
--FILE--
<?php
$found = socket_addrinfo_lookup('127.0.0.1', '1', ['ai_flags' => AI_NUMERICHOST | AI_CANONNAME]);
foreach ($found as $info) {
    var_dump(socket_addrinfo_explain($info)['ai_canonname'] ?? null);
}
$first = $found[0];
unset($found, $info);
gc_collect_cycles();
echo json_encode(array_keys(socket_addrinfo_explain($first))), "\n";
var_dump(socket_addrinfo_explain($first)['ai_canonname']);
?>
--EXPECT--
string(9) "127.0.0.1"
NULL
NULL
["ai_flags","ai_family","ai_socktype","ai_protocol","ai_canonname","ai_addr"]
string(9) "127.0.0.1"
