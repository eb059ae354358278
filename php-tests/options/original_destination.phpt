--TEST--
SO_ORIGINAL_DST: the original destination of a redirected connection, as an address array
--EXTENSIONS--
sockets
--SKIPIF--
<?php
exec('nft --version 2>&1', $said, $failed);
if ($failed) die('skip wants nft');
if (!in_array('192.0.2.1', array_column(net_get_interfaces()['eth0']['unicast'] ?? [], 'address'))) {
    die('skip wants the network that the test runner makes');
}
exec('nft list ruleset 2>&1', $rules, $failed);
if ($failed) die('skip not allowed to redirect');
?>
--FILE--
<?php
use const Sockets\{IP6T_SO_ORIGINAL_DST, SO_ORIGINAL_DST};

require __DIR__ . '/../helpers.inc';
show_warnings();
foreach ([
    [AF_INET, 'ip', '127.0.0.1', IPPROTO_IP, SO_ORIGINAL_DST],
    [AF_INET6, 'ip6', '::1', IPPROTO_IPV6, IP6T_SO_ORIGINAL_DST],
] as [$family, $table, $address, $level, $option]) {
    echo "-- $table\n";
    $listener = socket_create($family, SOCK_STREAM, 0);
    socket_bind($listener, $address);
    socket_listen($listener);
    socket_getsockname($listener, $name, $port);
    $rules = "table $table sockets_phpt { chain out { type nat hook output priority -100; tcp dport 4077 redirect to :$port; }; }";
    exec('nft ' . escapeshellarg($rules) . ' 2>&1', $said, $failed);
    echo implode("\n", $said);

    $client = socket_create($family, SOCK_STREAM, 0);
    if (!socket_connect($client, $address, 4077)) {
        break;
    }
    $accepted = socket_accept($listener);
    $destination = socket_get_option($accepted, $level, $option);
    var_dump($destination['family'] === $family, $destination['addr'], $destination['port']);
    exec("nft delete table $table sockets_phpt");
}
echo "-- not redirected\n";
[$client] = tcp_pair();
var_dump(@socket_get_option($client, IPPROTO_IP, SO_ORIGINAL_DST), socket_last_error($client) !== 0);
var_dump(@socket_set_option($client, IPPROTO_IP, SO_ORIGINAL_DST, 1));
?>
--EXPECT--
-- ip
bool(true)
string(9) "127.0.0.1"
int(4077)
-- ip6
bool(true)
string(3) "::1"
int(4077)
-- not redirected
bool(false)
bool(true)
bool(false)
