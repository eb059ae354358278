--TEST--
socket_accept: returns connections in order, over TCP, IPv6 and local sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

function serve($listener, callable $connect): void
{
    $clients = [];
    for ($i = 0; $i < 3; $i++) {
        $clients[$i] = $connect();
        socket_write($clients[$i], "client $i");
    }
    for ($i = 0; $i < 3; $i++) {
        $server = socket_accept($listener);
        echo socket_read($server, 100), ', error ', socket_last_error($server), "\n";
    }
}

$before = fd_count();
[$listener, $port] = listener();
serve($listener, function () use ($port) {
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    return $client;
});

$listener = socket_create(AF_INET6, SOCK_STREAM, 0);
socket_bind($listener, '::1');
socket_listen($listener, 5);
socket_getsockname($listener, $address, $port);
serve($listener, function () use ($port) {
    $client = socket_create(AF_INET6, SOCK_STREAM, 0);
    socket_connect($client, '::1', $port);
    return $client;
});

foreach ([SOCK_STREAM, SOCK_SEQPACKET] as $type) {
    $path = socket_path();
    $listener = socket_create(AF_UNIX, $type, 0);
    socket_bind($listener, $path);
    socket_listen($listener, 5);
    serve($listener, function () use ($path, $type) {
        $client = socket_create(AF_UNIX, $type, 0);
        socket_connect($client, $path);
        return $client;
    });
}
unset($listener);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
client 0, error 0
client 1, error 0
client 2, error 0
client 0, error 0
client 1, error 0
client 2, error 0
client 0, error 0
client 1, error 0
client 2, error 0
client 0, error 0
client 1, error 0
client 2, error 0
0 descriptors left
