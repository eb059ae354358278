--TEST--
socket_create: every family and type that works on any Linux
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$kinds = [
    [AF_INET, SOCK_STREAM, 0], [AF_INET, SOCK_STREAM, SOL_TCP],
    [AF_INET, SOCK_DGRAM, 0], [AF_INET, SOCK_DGRAM, SOL_UDP],
    [AF_INET6, SOCK_STREAM, SOL_TCP], [AF_INET6, SOCK_DGRAM, SOL_UDP],
    [AF_UNIX, SOCK_STREAM, 0], [AF_UNIX, SOCK_DGRAM, 0], [AF_UNIX, SOCK_SEQPACKET, 0],
];
$before = fd_count();
foreach ($kinds as [$family, $type, $protocol]) {
    $sockets[] = $socket = socket_create($family, $type, $protocol);
    echo $family, ' ', $type, ' ', $protocol, ': ', $socket ? 'made' : 'failed',
        ', error ', socket_last_error($socket), "\n";
}
echo fd_count() - $before, " descriptors\n";
unset($socket, $sockets);
echo fd_count() - $before, " descriptors\n";
var_dump(socket_last_error());
?>
--EXPECT--
2 1 0: made, error 0
2 1 6: made, error 0
2 2 0: made, error 0
2 2 17: made, error 0
10 1 6: made, error 0
10 2 17: made, error 0
1 1 0: made, error 0
1 2 0: made, error 0
1 5 0: made, error 0
9 descriptors
0 descriptors
int(0)
