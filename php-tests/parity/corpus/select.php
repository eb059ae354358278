<?php
/* socket_select: results, keys and errors. */

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $idle);
$closed = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_close($closed);
socket_write($pair[0], 'ready');

function select(mixed $read, mixed $write, mixed $except, mixed ...$time): void
{
    $arguments = [&$read, &$write, &$except, ...$time];
    call('socket_select', $arguments);
    errors();
    socket_clear_error();
}

$reference = &$pair[1];
select([$pair[1]], null, null, 0);
select(['a' => $pair[1], 'b' => $idle[0], 7 => $pair[0]], ['x' => $pair[0], 'y' => $idle[1]], null, 0);
select([&$reference, $idle[0]], null, [$pair[1]], 0, 0);
select([$pair[1], $pair[1]], [$pair[1]], [$pair[1]], 0);
select([$idle[0]], null, null, 0, 1000);
select([$idle[0]], null, null, 0, -1);
select([$idle[0]], null, null, -1);
select([$pair[1]], null, null, null);
select([$pair[1]], null, null, null, 5);
select([$pair[1]], null, null, 0, 1000000);
select([], null, null, 0);
select(null, null, null, 0);
select([], [], [], 0);
select([$closed], null, null, 0);
select([$pair[1], $closed], null, null, 0);
select(null, [$closed], null, 0);
select([null], null, null, 0);
select([1], null, null, 0);
select([true], null, null, 0);
select(['text'], null, null, 0);
select([STDIN], null, null, 0);
select([[$pair[1]]], null, null, 0);
select([new stdClass()], null, null, 0);
select(null, [$pair[0], 'x'], null, 0);
select(null, null, ['k' => 1.5], 0);
select('text', null, null, 0);
select([$pair[1]], null, null);
select([$pair[1]], null, null, '0');
select([$pair[1]], null, null, 0.5);
select([$pair[1]], null, null, 'x');

// The rest of the data after the peer has closed.
socket_close($pair[0]);
select([$pair[1]], [$pair[1]], [$pair[1]], 0);
socket_read($pair[1], 100);
select([$pair[1]], [$pair[1]], [$pair[1]], 0);

// A listener, a connection that was refused, one in progress.
$listener = socket_create_listen(0);
select([$listener], null, null, 0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($client);
call('socket_connect', [$client, '127.0.0.1', $port]);
select([$listener], [$client], null, 1);
$refused = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($refused);
call('socket_connect', [$refused, '127.0.0.1', 1]);
select([$refused], [$refused], [$refused], 0);
call('socket_get_option', [$refused, SOL_SOCKET, SO_ERROR]);

// A signal during the call.
pcntl_async_signals(false);
pcntl_signal(SIGALRM, function () { echo "signal\n"; }, false);
pcntl_alarm(1);
select([$idle[0]], null, null, 5);
pcntl_signal_dispatch();
