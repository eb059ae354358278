<?php

/**
 * A request of the web server that leaves sockets open in every way a request can, and ends in
 * different ways. Descriptors that are open when the next one starts were not closed.
 */
echo sample_at_start();

function sample_at_start(): string
{
    require_once __DIR__ . '/common.inc';
    return sample();
}

final class Holder
{
    public static array $sockets = [];
    public $self;
    public array $mine = [];
}

flush();
ini_set('display_errors', '0');
// PHP's web server leaks some bytes at each request that reads $_SERVER.
$way = (int) ($_GET['way'] ?? 0);
if ($way % 2) {
    ini_set('sockets.handles', 'resource');
}
check(socket_last_error() === 0, 'the last error of the request before');
[$listener, $port] = listener();
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
check(socket_connect($client, '127.0.0.1', $port), 'connect');
$peer = socket_accept($listener);
@socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', 1);

Holder::$sockets = [pair(), $listener];
$holder = new Holder();
$holder->self = $holder;
$holder->mine = array_map(fn () => pair(), range(1, 40));
$read = array_column($holder->mine, 0);
check(socket_select($read, $write, $except, 0) === 0, 'select');
$stream = socket_export_stream($client);
socket_sendmsg($peer, ['iov' => ['x']]);
[$a, $b] = pair();
socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$a, $b]]]]);
$found = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST]);
$vectors = socket_iovec_alloc(2, 10, 10);
register_shutdown_function(function () use (&$late) {
    $late = pair();
});
switch ($way % 5) {
    case 1:
        exit;
    case 2:
        throw new Exception('nobody catches this');
    case 3:
        // In the middle of a call, with a throwing handler behind it.
        set_error_handler(fn () => exit);
        socket_read($peer, -1) ?: socket_getpeername($listener, $address);
        break;
    case 4:
        ini_set('memory_limit', '6M');
        check(socket_read($b, 32 << 20) === 'x', 'large buffer');
        str_repeat('x', 32 << 20);
}
