--TEST--
socket_addrinfo_lookup: an unknown key in the hints
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
foreach (['x', '', 'AI_FAMILY', "ai_family\0", 'ai_addr'] as $key) {
    show(json_encode($key), fn () => socket_addrinfo_lookup('127.0.0.1', null, ['ai_family' => AF_INET, $key => 1]));
}
?>
--EXPECT--
"x": ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
"": ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
"AI_FAMILY": ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
"ai_family\u0000": ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
"ai_addr": ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
