--TEST--
socket_addrinfo_bind and socket_addrinfo_connect: a failure warns and leaves no descriptor open
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$look = fn ($host, $port, $type = SOCK_STREAM, $protocol = 0) => socket_addrinfo_lookup($host, (string) $port, [
    'ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $type, 'ai_protocol' => $protocol,
])[0];
[$listener, $port] = listener();
$free = socket_create(AF_INET, SOCK_STREAM, 0);
socket_bind($free, '127.0.0.1');
socket_getsockname($free, $address, $unheard);
$before = fd_count();

var_dump(socket_addrinfo_bind($look('127.0.0.1', $port)));
var_dump(socket_last_error() === SOCKET_EADDRINUSE);
var_dump(socket_addrinfo_bind($look('198.51.100.77', 0)));
var_dump(socket_last_error() === SOCKET_EADDRNOTAVAIL);
var_dump(socket_addrinfo_connect($look('127.0.0.1', $unheard)));
var_dump(socket_last_error() === SOCKET_ECONNREFUSED);

// An error handler that throws.
set_error_handler(fn ($kind, $text) => throw new DomainException($text));
show('thrown', fn () => socket_addrinfo_connect($look('127.0.0.1', $unheard)));
unset($e);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECTF--
Warning: socket_addrinfo_bind(): Unable to bind address [98]: %s
bool(false)
bool(true)
Warning: socket_addrinfo_bind(): Unable to bind address [99]: %s
bool(false)
bool(true)
Warning: socket_addrinfo_connect(): Unable to connect address [111]: Connection refused
bool(false)
bool(true)
thrown: DomainException: socket_addrinfo_connect(): Unable to connect address [111]: Connection refused
0 descriptors left
