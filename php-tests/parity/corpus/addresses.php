<?php
/* How addresses are read, family by family: bind, connect and sendto with every spelling. */

$addresses = ['127.0.0.1', '127.1', '0x7f.1', '0', '', ' 127.0.0.1', '127.0.0.1 ', '127.0.0.1x', '256.0.0.1', '1.2.3.4.5', '::1', '::',
    '::ffff:127.0.0.1', '[::1]', 'fe80::1', 'fe80::1%lo', 'fe80::1%1', 'fe80::1%nosuch', 'fe80::1%999999', '::1%lo', '12345::', 'localhost',
    str_repeat('a', 63), str_repeat('a', 300), "tab\there"];

foreach ([AF_INET, AF_INET6] as $family) {
    foreach ($addresses as $address) {
        $socket = socket_create($family, SOCK_DGRAM, SOL_UDP);
        call('socket_bind', [$socket, $address]);
        errors($socket);
        call('socket_getsockname', [$socket, &$a, &$p]);
        $other = socket_create($family, SOCK_DGRAM, SOL_UDP);
        call('socket_connect', [$other, $address, 5003]);
        errors($other);
        call('socket_getpeername', [$other, &$a, &$p]);
        $other = socket_create($family, SOCK_DGRAM, SOL_UDP);
        call('socket_sendto', [$other, 'x', 1, 0, $address, 5003]);
        errors($other);
        socket_clear_error();
    }
    foreach ([-1, 0, 1, 65535, 65536, 70000, PHP_INT_MAX, PHP_INT_MIN] as $port) {
        $local = $family === AF_INET ? '127.0.0.1' : '::1';
        call('socket_bind', [socket_create($family, SOCK_DGRAM, 0), $local, $port]);
        call('socket_sendto', [socket_create($family, SOCK_DGRAM, 0), 'x', 1, 0, $local, $port]);
        errors();
        socket_clear_error();
    }
}
call('socket_sendto', [socket_create(AF_INET, SOCK_DGRAM, 0), 'x', 1, 0, '127.0.0.1']);
call('socket_sendto', [socket_create(AF_INET6, SOCK_DGRAM, 0), 'x', 1, 0, '::1']);

$paths = ['u', './u2', 'no/such/dir', str_repeat('p', 91), str_repeat('p', 107), str_repeat('p', 108), str_repeat('p', 200), '/', '.'];
foreach ($paths as $path) {
    foreach ([SOCK_STREAM, SOCK_DGRAM] as $type) {
        @unlink($path);
        $socket = socket_create(AF_UNIX, $type, 0);
        call('socket_bind', [$socket, $path]);
        errors($socket);
        call('socket_getsockname', [$socket, &$a]);
        call('socket_getsockname', [$socket, &$a, &$p]);
        $other = socket_create(AF_UNIX, $type, 0);
        call('socket_connect', [$other, $path]);
        errors($other);
        call('socket_getpeername', [$other, &$a, &$p]);
        socket_clear_error();
    }
}
$abstract = socket_create(AF_UNIX, SOCK_DGRAM, 0);
call('socket_bind', [$abstract, "\0parity"]);
call('socket_getsockname', [$abstract, &$a]);
$other = socket_create(AF_UNIX, SOCK_DGRAM, 0);
call('socket_connect', [$other, "\0parity"]);
call('socket_send', [$other, 'named', 5, 0]);
call('socket_recvfrom', [$abstract, &$data, 10, 0, &$from]);
call('socket_recvfrom', [$abstract, &$data, 10, MSG_DONTWAIT, &$from]);
