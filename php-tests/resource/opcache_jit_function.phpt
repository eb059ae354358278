--TEST--
sockets.handles=resource under opcache's function JIT: handles are freed as resources
--EXTENSIONS--
sockets
opcache
--INI--
sockets.handles=resource
opcache.enable=1
opcache.enable_cli=1
opcache.file_update_protection=0
opcache.jit=function
opcache.jit_buffer_size=32M
--FILE--
<?php
function sockets(): int
{
    for ($i = 0; $i < 2000; $i++) {
        $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
        if (!is_resource($socket)) {
            break;
        }
        if ($i & 1) {
            socket_close($socket);
        }
        $socket = null;
    }
    return $i;
}

function temporaries(): int
{
    for ($i = 0; $i < 2000; $i++) {
        socket_create(AF_INET, SOCK_DGRAM, 0);
        socket_iovec_alloc(1, 8);
    }
    return $i;
}

// PHP's optimizer assumes that these are objects
function addresses(): int
{
    $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];
    for ($i = 0; $i < 2000; $i++) {
        $list = socket_addrinfo_lookup('127.0.0.1', '80', $hints);
        $first = $list[0];
        $list = null;
        $first = null;
        foreach (socket_addrinfo_lookup('127.0.0.1', '80', $hints) as $info) {
            $info = null;
        }
    }
    return $i;
}

var_dump(sockets(), temporaries(), addresses());
$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(get_resource_type($socket), count(get_resources('Socket')));
?>
--EXPECT--
int(2000)
int(2000)
int(2000)
string(6) "Socket"
int(1)
