--TEST--
sockets.handles=resource under opcache: is_resource() is not optimized away
--EXTENSIONS--
sockets
opcache
--INI--
sockets.handles=resource
opcache.enable=1
opcache.enable_cli=1
opcache.file_update_protection=0
opcache.optimization_level=-1
--FILE--
<?php
function of_create(): bool
{
    $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    return is_resource($socket) && !is_object($socket);
}

function of_create_listen_and_accept(): bool
{
    $listener = socket_create_listen(0);
    socket_getsockname($listener, $address, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_connect($client, '127.0.0.1', $port);
    $accepted = socket_accept($listener);
    return is_resource($listener) && is_resource($accepted);
}

function of_import(): bool
{
    return is_resource(socket_import_stream(stream_socket_server('tcp://127.0.0.1:0')));
}

function of_addrinfo(): bool
{
    $infos = socket_addrinfo_lookup('127.0.0.1', '0', ['ai_flags' => AI_NUMERICHOST]);
    $bound = socket_addrinfo_bind($infos[0]);
    return is_resource($bound);
}

function of_iovec(): bool
{
    $iovec = socket_iovec_alloc(0);
    return is_resource($iovec);
}

function of_pair(): bool
{
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    return is_resource($pair[0]) && is_resource($pair[1]);
}

var_dump(opcache_get_status(false)['opcache_enabled']);
var_dump(of_create(), of_create_listen_and_accept(), of_import(), of_addrinfo(), of_iovec(), of_pair());
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
