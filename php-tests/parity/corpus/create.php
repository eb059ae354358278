<?php
/* socket_create, socket_create_pair, socket_create_listen: the result of each combination. */

foreach ([AF_INET, AF_INET6, AF_UNIX, 0, -1, 3, 999, PHP_INT_MAX] as $domain) {
    foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_RDM, 0, -1, 6, 10, 11, 2048, 524288,
              SOCK_STREAM | 2048, SOCK_DGRAM | 524288, SOCK_STREAM | 4096, PHP_INT_MIN] as $type) {
        foreach ([0, SOL_TCP, SOL_UDP, 1, -1, 255, 99999] as $protocol) {
            $socket = call('socket_create', [$domain, $type, $protocol]);
            errors($socket);
            socket_clear_error();
        }
        $pair = 'before';
        call('socket_create_pair', [$domain, $type, 0, &$pair]);
        errors();
        socket_clear_error();
        unset($pair);
    }
}

foreach ([0, -1, 65536, 70000, PHP_INT_MAX] as $port) {
    $listener = call('socket_create_listen', [$port]);
    errors();
    if ($listener) {
        call('socket_getsockname', [$listener, &$address, &$bound]);
        call('socket_get_option', [$listener, SOL_SOCKET, SO_TYPE]);
        // The same port again.
        call('socket_create_listen', [$bound]);
        errors($listener);
    }
    socket_clear_error();
}
call('socket_create_listen', [0, -1]);
call('socket_create_listen', [0, 0]);

// A by-reference target that is part of something else.
$array = ['a' => ['b' => 1]];
call('socket_create_pair', [AF_UNIX, SOCK_STREAM, 0, &$array['a']['b']]);
echo text($array), "\n";

final class Typed { public int $number = 1; public array $list = []; public ?string $text = null; }
$typed = new Typed();
foreach (['number', 'list', 'text'] as $property) {
    say("socket_create_pair into a typed property, $property");
    try {
        var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $typed->$property));
    } catch (TypeError $error) {
        caught($error);
    }
}
echo text((array) $typed), "\n";
