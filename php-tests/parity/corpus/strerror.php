<?php
/* Texts of error numbers, the system's and the resolver's. */

foreach ([...range(0, 140), 512, 1000, 65535, 2147483647, -1, -9999, ...range(-10000, -10020, -1), -11000, -2147483647] as $number) {
    call('socket_strerror', [$number]);
}
foreach ([PHP_INT_MAX, 2147483648, -2147483649] as $number) {
    call('socket_strerror', [$number]);
}
call('socket_last_error', [null]);
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
call('socket_connect', [$socket, '127.0.0.1', 1]);
call('socket_last_error');
call('socket_last_error', [$socket]);
call('socket_clear_error', [$socket]);
call('socket_last_error');
call('socket_last_error', [$socket]);
call('socket_clear_error');
call('socket_clear_error', [null]);
call('socket_last_error');
