--TEST--
socket_addrinfo_lookup and socket_addrinfo_explain: addresses of both families, numeric services
--EXTENSIONS--
sockets
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s getaddrinfo answers otherwise: musl.phpt');
?>
--FILE--
<?php
function one(string $host, ?string $service, array $hints): void
{
    $found = socket_addrinfo_lookup($host, $service, $hints + ['ai_flags' => AI_NUMERICHOST]);
    echo count($found), ' ', json_encode(socket_addrinfo_explain($found[0])), "\n";
}
one('127.0.0.1', '80', ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM]);
one('127.0.0.1', null, ['ai_family' => AF_INET, 'ai_socktype' => SOCK_DGRAM]);
one('127.0.0.1', '', ['ai_family' => AF_INET, 'ai_protocol' => SOL_UDP]);
one('::1', '443', ['ai_family' => AF_INET6, 'ai_socktype' => SOCK_STREAM]);
one('::ffff:192.0.2.7', '443', ['ai_family' => AF_INET6, 'ai_socktype' => SOCK_STREAM]);
one('127.0.0.1', null, ['ai_socktype' => SOCK_RAW, 'ai_protocol' => 255]);
// A port that does not fit wraps in the resolver; a scope is not returned, as in C.
one('127.0.0.1', '70000', ['ai_socktype' => SOCK_STREAM]);
one('fe80::1%1', '9', ['ai_socktype' => SOCK_STREAM]);

$types = array_map(
    fn ($info) => array_slice(socket_addrinfo_explain($info), 2, 2),
    socket_addrinfo_lookup('127.0.0.1', '9', ['ai_flags' => AI_NUMERICHOST]),
);
echo json_encode($types), "\n";
?>
--EXPECT--
1 {"ai_flags":4,"ai_family":2,"ai_socktype":1,"ai_protocol":6,"ai_addr":{"sin_port":80,"sin_addr":"127.0.0.1"}}
1 {"ai_flags":4,"ai_family":2,"ai_socktype":2,"ai_protocol":17,"ai_addr":{"sin_port":0,"sin_addr":"127.0.0.1"}}
1 {"ai_flags":4,"ai_family":2,"ai_socktype":2,"ai_protocol":17,"ai_addr":{"sin_port":0,"sin_addr":"127.0.0.1"}}
1 {"ai_flags":4,"ai_family":10,"ai_socktype":1,"ai_protocol":6,"ai_addr":{"sin6_port":443,"sin6_addr":"::1"}}
1 {"ai_flags":4,"ai_family":10,"ai_socktype":1,"ai_protocol":6,"ai_addr":{"sin6_port":443,"sin6_addr":"::ffff:192.0.2.7"}}
1 {"ai_flags":4,"ai_family":2,"ai_socktype":3,"ai_protocol":255,"ai_addr":{"sin_port":0,"sin_addr":"127.0.0.1"}}
1 {"ai_flags":4,"ai_family":2,"ai_socktype":1,"ai_protocol":6,"ai_addr":{"sin_port":4464,"sin_addr":"127.0.0.1"}}
1 {"ai_flags":4,"ai_family":10,"ai_socktype":1,"ai_protocol":6,"ai_addr":{"sin6_port":9,"sin6_addr":"fe80::1"}}
[{"ai_socktype":1,"ai_protocol":6},{"ai_socktype":2,"ai_protocol":17},{"ai_socktype":3,"ai_protocol":0}]
