<?php
// What the four do with sockets, a line for each step: the same with C's sockets and ours.

function step(string $what, mixed $seen): void
{
    echo $what, ': ', json_encode($seen), "\n";
}

set_error_handler(function (int $level, string $text) {
    echo "  warns: $text\n";
    return true;
});

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$here, $there] = $pair;

step('event: nothing yet', (function () use ($here) {
    $start = hrtime(true);
    return [like_event_wait($here), hrtime(true) - $start > 500_000_000];
})());
socket_write($there, 'abc');
step('event: readable', like_event_wait($here));
$copy = like_event_copy($here);
step('event: a copy is a socket of its own', [$copy::class, socket_read($copy, 9), $copy != $here]);
socket_close($copy);
socket_write($there, 'def');
step('event: closing the copy leaves the socket', socket_read($here, 9));
like_event_fail($here);
step('event: its failure', [socket_last_error($here) === SOCKET_ECONNRESET, socket_last_error() === SOCKET_ECONNRESET]);
socket_clear_error();
foreach ([1, 'x', new stdClass] as $other) {
    try {
        like_event_wait($other);
    } catch (TypeError $e) {
        step('event: another value', $e->getMessage());
    }
}

step('ev: writable', like_ev_ask($here));
socket_write($there, 'x');
step('ev: and readable', like_ev_ask($here));
socket_close($here);
try {
    like_ev_ask($here);
} catch (Error $e) {
    step('ev: closed', [$e::class, $e->getMessage()]);
}

step('uv: flags', like_uv_flags($there));
socket_set_nonblock($there);
step('uv: flags when it does not block', like_uv_flags($there));
step('uv: another object', like_uv_flags(new stdClass));

if (function_exists('like_swoole_look')) {
    $tcp = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
    step('swoole: a TCP socket', like_swoole_look($tcp));
    socket_set_nonblock($tcp);
    step('swoole: that does not block', like_swoole_look($tcp));
    $stream = socket_export_stream($there);
    step('swoole: with a stream', like_swoole_look($there));
    $given = like_swoole_export('hello');
    step('swoole: gives one out', [like_swoole_look($given), socket_read($given, 99), socket_read($given, 99), socket_last_error()]);
}
