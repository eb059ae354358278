--TEST--
sockets.handles: every function that returns a handle follows it
--EXTENSIONS--
sockets
--INI--
opcache.enable=0
opcache.jit_buffer_size=0
--FILE--
<?php
function kinds(): void
{
    $listener = socket_create_listen(0);
    socket_getsockname($listener, $address, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_connect($client, '127.0.0.1', $port);
    $accepted = socket_accept($listener);
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $imported = socket_import_stream(stream_socket_server('tcp://127.0.0.1:0'));
    $exported = socket_import_stream(socket_export_stream($client));
    $infos = socket_addrinfo_lookup('127.0.0.1', "$port", ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM]);
    $connected = socket_addrinfo_connect($infos[0]);
    $bound = socket_addrinfo_bind(socket_addrinfo_lookup('127.0.0.1', '0', ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]);
    socket_sendmsg($pair[0], [
        'iov' => ['x'],
        'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$client, $listener]]],
    ]);
    $message = ['name' => [], 'buffer_size' => 10, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2)];
    socket_recvmsg($pair[1], $message);
    $passed = $message['control'][0]['data'];
    socket_getsockname($passed[1], $address, $passedPort);
    var_dump($passedPort === $port);

    $made = [$listener, $client, $accepted, ...$pair, $imported, $exported, $connected, $bound, ...$passed, socket_iovec_alloc(0)];
    foreach ([...$made, ...$infos] as $handle) {
        echo get_debug_type($handle), "\n";
    }
}
ini_set('sockets.handles', 'object');
kinds();
ini_set('sockets.handles', 'resource');
kinds();
?>
--EXPECT--
bool(true)
Socket
Socket
Socket
Socket
Socket
Socket
Socket
Socket
Socket
Socket
Socket
SocketIovec
AddressInfo
bool(true)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket)
resource (Socket I/O vector)
resource (AddressInfo)
