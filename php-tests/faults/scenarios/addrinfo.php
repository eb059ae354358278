<?php
require __DIR__ . '/../lib/window.inc';

[$listener, $port] = listener();
$hints = ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM, 'ai_flags' => AI_NUMERICHOST | AI_NUMERICSERV];
$found = window('socket_addrinfo_lookup', fn () => socket_addrinfo_lookup('127.0.0.1', (string) $port, $hints));
$again = then('again', fn () => socket_addrinfo_lookup('127.0.0.1', (string) $port, $hints));
$found = $found ?: $again;
window('socket_addrinfo_connect', fn () => socket_addrinfo_connect($found[0]));
window('socket_addrinfo_explain', fn () => count(socket_addrinfo_explain($found[0])));
$any = socket_addrinfo_lookup('127.0.0.1', '0', $hints);
$bound = window('socket_addrinfo_bind', fn () => socket_addrinfo_bind($any[0]));
then('listen', fn () => $bound && socket_listen($bound));
window('socket_addrinfo_lookup, a name', fn () => is_array(socket_addrinfo_lookup('localhost', (string) $port, ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM])));
