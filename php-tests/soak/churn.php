<?php

use const Sockets\TCP_INFO;

/**
 * One long-lived process. Every round connects, serves, fails and closes in all the ways below,
 * with objects and resources in turn. `churn.php SECONDS`
 */
require __DIR__ . '/common.inc';

/** Clients that connect, are served through select, and disconnect in different ways. */
function tcp(): void
{
    [$listener, $port] = listener();
    $clients = $served = [];
    for ($i = 0; $i < 12; $i++) {
        $clients[$i] = $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        check(socket_connect($client, '127.0.0.1', $port), 'connect');
        check(socket_write($client, "hello $i\n") > 0, 'write');
    }
    while (count($served) < 12) {
        $read = [$listener, ...$served];
        check(socket_select($read, $write, $except, 5) > 0, 'select');
        if (in_array($listener, $read, true)) {
            $served[] = socket_accept($listener);
        }
    }
    foreach ($served as $peer) {
        $line = socket_read($peer, 100, PHP_NORMAL_READ);
        check(socket_send($peer, $line, strlen($line), 0) === strlen($line), 'send');
    }
    foreach ($clients as $i => $client) {
        check(socket_recv($client, $answer, 100, 0) > 0 && $answer === "hello $i\n", 'echo');
        check(socket_getpeername($client, $address, $number) && $number === $port, 'peer');
        match ($i % 4) {
            0 => socket_close($client),
            1 => socket_shutdown($client, 2),
            2 => socket_set_option($client, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]),
            3 => null,
        };
    }
    // The others are closed with the variables, some of them only by the cycle collector.
    $cycle = new stdClass();
    $cycle->self = $cycle;
    $cycle->sockets = [$clients[3], $served[3], $listener];
}

function unix_stream(): void
{
    $path = sys_get_temp_dir() . '/soak-' . getmypid();
    @unlink($path);
    $listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
    check(socket_bind($listener, $path) && socket_listen($listener), 'bind');
    for ($i = 0; $i < 8; $i++) {
        $client = socket_create(AF_UNIX, SOCK_STREAM, 0);
        check(socket_connect($client, $path), 'connect');
        $peer = socket_accept($listener);
        check(socket_write($client, str_repeat('x', 70000)) > 0, 'write');
        socket_shutdown($client, 1);
        while (($part = socket_read($peer, 8192)) !== '' && $part !== false);
        check($part === '', 'end of stream');
        // The same path is refused while it is in use.
        check(!@socket_bind(socket_create(AF_UNIX, SOCK_STREAM, 0), $path), 'taken');
    }
    unlink($path);
}

function datagrams(): void
{
    foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $loopback) {
        $receiver = socket_create($family, SOCK_DGRAM, SOL_UDP);
        if (!@socket_bind($receiver, $loopback)) {
            continue;
        }
        socket_getsockname($receiver, $address, $port);
        $sender = socket_create($family, SOCK_DGRAM, SOL_UDP);
        for ($i = 0; $i < 10; $i++) {
            check(socket_sendto($sender, "datagram $i", 20, 0, $loopback, $port) > 0, 'sendto');
            check(socket_recvfrom($receiver, $data, $i + 1, 0, $from, $number) === $i + 1, 'recvfrom');
        }
    }
    [$a, $b] = pair(SOCK_DGRAM);
    socket_send($a, str_repeat('y', 4000), 4000, 0);
    check(socket_recv($b, $data, 3, MSG_TRUNC) === 4000 && $data === 'yyy', 'truncated');
    socket_set_nonblock($b);
    check(@socket_recv($b, $data, 100, 0) === false && $data === null, 'nothing there');
}

/** Small and large sets, repeated calls, sockets added and removed. */
function select(array $kept): void
{
    $pairs = [];
    for ($i = 0; $i < 120; $i++) {
        $pairs[] = pair();
    }
    for ($turn = 0; $turn < 6; $turn++) {
        $write = $turn % 2 ? null : array_column(array_slice($pairs, 0, 5), 0);
        $ready = $turn * 7;
        socket_write($pairs[$ready][0], '!');
        $read = [...array_column($pairs, 1), ...$kept];
        $except = [$pairs[0][0], $pairs[1][1]];
        check(socket_select($read, $write, $except, 1) === 1 + count($write ?? []), 'count');
        check(count($read) === 1 && array_keys($read) === [$ready] && $except === [], 'which');
        socket_read($pairs[$ready][1], 1);
        // The next sockets reuse their numbers.
        unset($pairs[50], $pairs[51]);
        $pairs[51] = pair();
        $pairs[50] = pair();
        ksort($pairs);
        for ($i = 0; $i < 3; $i++) {
            $read = $kept;
            check(socket_select($read, $none, $nothing, 0, 10) === 0 && $read === [], 'nobody');
        }
    }
    $closed = $pairs[0][0];
    socket_close($closed);
    throws(function () use ($closed) {
        $read = [$closed];
        socket_select($read, $write, $except, 0);
    });
    throws(function () {
        $read = ['no socket'];
        socket_select($read, $write, $except, 0);
    });
}

/** Descriptors in messages: received, received and dropped, cut off, never sent. */
function rights(): void
{
    [$a, $b] = pair();
    $file = tmpfile();
    $three = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$a, $file, $b]];
    for ($i = 0; $i < 6; $i++) {
        check(socket_sendmsg($a, ['iov' => ['one', 'two'], 'control' => [$three]]) === 6, 'sendmsg');
        $message = ['name' => [], 'buffer_size' => 100, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $i % 3 ? 3 : 1)];
        check(socket_recvmsg($b, $message) === 6 && $message['iov'] === ['onetwo'], 'recvmsg');
        check(count($message['control'][0]['data']) >= 1, 'descriptors');
    }
    // Never read: the kernel closes these with the socket.
    socket_sendmsg($a, ['iov' => ['lost'], 'control' => [$three]]);
    throws(fn () => socket_sendmsg($a, ['iov' => [new class {
        public function __toString(): string
        {
            throw new Error('on purpose');
        }
    }], 'control' => [$three]]));
    check(@socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => 1, 'type' => SCM_RIGHTS, 'data' => ['no']]]]) === false, 'no descriptor');
    check(@socket_sendmsg($a, ['iov' => 5]) === false, 'no vectors');
    check(@socket_sendmsg($a, ['name' => ['family' => 99], 'iov' => ['x']]) === false, 'no family');
    $credentials = [...pair(SOCK_DGRAM), 0];
    socket_set_option($credentials[1], SOL_SOCKET, SO_PASSCRED, 1);
    socket_sendmsg($credentials[0], ['iov' => ['who']]);
    $message = ['buffer_size' => 10, 'controllen' => 200];
    check(socket_recvmsg($credentials[1], $message) === 3, 'credentials');
    check($message['control'][0]['data']['pid'] === getmypid(), 'pid');
}

function addresses(): void
{
    $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];
    $found = socket_addrinfo_lookup('127.0.0.1', '0', $hints);
    $server = socket_addrinfo_bind($found[0]);
    socket_listen($server);
    check(socket_addrinfo_explain($found[0])['ai_family'] === AF_INET, 'explain');
    socket_getsockname($server, $address, $port);
    $found = socket_addrinfo_lookup('127.0.0.1', (string) $port, $hints);
    $client = socket_addrinfo_connect($found[0]);
    check((bool) $client && (bool) socket_accept($server), 'connect');
    unset($server);
    socket_close($client);
    check(@socket_addrinfo_connect($found[0]) === false, 'refused');
    check(@socket_addrinfo_lookup('no address', null, $hints) === false, 'lookup');
    throws(fn () => socket_addrinfo_lookup([], null, $hints));
}

function options(): void
{
    $tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    foreach ([SO_RCVTIMEO, SO_SNDTIMEO, SO_LINGER, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_SNDBUF, SO_MEMINFO, SO_BINDTODEVICE, 26, 59] as $option) {
        @socket_get_option($tcp, SOL_SOCKET, $option);
    }
    check(is_array(socket_get_option($tcp, SOL_TCP, TCP_INFO)), 'TCP_INFO');
    check(is_array(socket_get_option($tcp, SOL_TCP, TCP_CONGESTION)), 'TCP_CONGESTION');
    check(socket_set_option($tcp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => '5']), 'timeout');
    check(socket_set_option($tcp, SOL_SOCKET, SO_BINDTODEVICE, 'lo') || true, 'device');
    throws(fn () => socket_set_option($tcp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1]));
    throws(fn () => socket_set_option($tcp, SOL_SOCKET, SO_LINGER, []));
    check(@socket_set_option($tcp, 250, 250, 1) === false, 'no such option');
    $udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    check(socket_set_option($udp, IPPROTO_IP, IP_MULTICAST_TTL, 5), 'ttl');
    check(socket_set_option($udp, IPPROTO_IP, IP_MULTICAST_IF, 'lo'), 'interface');
    @socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '224.0.0.251', 'interface' => 'lo']);
    throws(fn () => socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP, ['interface' => 'lo']));
    check(@socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => 'no address', 'interface' => 0]) === false, 'group');
}

/** Errors and throwing error handlers in every function that has a by-reference result. */
function errors(): void
{
    [$a, $b] = pair();
    socket_close($b);
    foreach ([
        fn () => socket_read($b, 10),
        fn () => socket_write($b, 'x'),
        fn () => socket_close($b),
        fn () => socket_create(99, SOCK_STREAM, 0),
        fn () => socket_create_pair(AF_UNIX, 99, 0, $place),
        fn () => socket_bind($a, []),
        fn () => socket_recv($a, $data, 'ten', 0),
        fn () => socket_getsockname(),
        fn () => socket_strerror(PHP_INT_MAX),
        fn () => socket_iovec_alloc(1, 1, 1),
        fn () => clone $a . serialize($a),
    ] as $call) {
        throws($call);
    }
    $before = set_error_handler(fn (int $kind, string $text) => throw new ErrorException($text));
    [$listener, $port] = listener();
    socket_set_nonblock($listener);
    foreach ([
        fn () => socket_accept($listener),
        fn () => socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', 1),
        fn () => socket_bind(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port),
        fn () => socket_create_listen($port),
        fn () => socket_getpeername($listener, $address),
        fn () => socket_set_option($listener, 250, 250, 1),
        fn () => socket_sendto($listener, 'x', 1, 0, '127.0.0.1', 1),
        fn () => socket_write($a, 'to nobody'),
        fn () => socket_import_stream(STDERR),
    ] as $number => $call) {
        try {
            // Some only return false.
            check($call() === false, "error $number");
        } catch (ErrorException $e) {
        }
    }
    restore_error_handler();
    for ($i = 0; $i < 140; $i++) {
        check(socket_strerror($i) !== '', 'strerror');
    }
    socket_clear_error($listener);
    socket_clear_error();
    check(socket_last_error() === 0, 'cleared');
    print_r([$a, $listener], true);
}

class Typed
{
    public int $number = 0;
    public $any;
}

/** References that refuse the value assigned to them. */
function places(): void
{
    $typed = new Typed();
    throws(fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $typed->number));
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $typed->any);
    [$a, $b] = $typed->any;
    socket_write($a, 'data');
    throws(fn () => socket_recv($b, $typed->number, 10, 0));
    socket_write($a, 'data');
    check(socket_recv($b, $typed->any, 10, 0) === 4 && $typed->any === 'data', 'into what it is read from');
}

function streams(): void
{
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    fwrite($stream, "line\nrest");
    check(socket_read($b, 100, PHP_NORMAL_READ) === "line\n", 'line');
    $twin = socket_import_stream($stream);
    check($twin !== false && socket_write($twin, 'twin') === 4, 'twin');
    fclose($stream);
    $server = stream_socket_server('tcp://127.0.0.1:0');
    $socket = socket_import_stream($server);
    check(socket_getsockname($socket, $address, $port), 'name');
    $client = stream_socket_client("tcp://127.0.0.1:$port");
    $accepted = socket_accept($socket);
    fwrite($client, 'hi');
    check(socket_read($accepted, 2) === 'hi', 'stream to socket');
}

function vectors(): void
{
    [$a, $b] = pair();
    $out = socket_iovec_alloc(3, 0, 0, 0);
    socket_iovec_set($out, 0, 'head ');
    socket_iovec_set($out, 2, str_repeat('body', 500));
    check(socket_writev($a, $out) === 2005, 'writev');
    $in = socket_iovec_alloc(2, 5, 4000);
    socket_iovec_add($in, 10);
    check(socket_readv($b, $in) === 2005 && socket_iovec_fetch($in, 0) === 'head ', 'readv');
    socket_iovec_delete($in, 1);
    socket_iovec_free($in);
    throws(fn () => socket_readv($b, $in));
}

/** Lines cut at every position, and buffers that are far too large. */
function lines(): void
{
    [$a, $b] = pair();
    socket_set_nonblock($b);
    socket_write($a, "one\rtwo\n" . str_repeat('z', 3000));
    check(socket_read($b, 100, PHP_NORMAL_READ) === "one\r", 'first');
    check(socket_read($b, 100, PHP_NORMAL_READ) === "two\n", 'second');
    check(strlen(socket_read($b, 5000, PHP_NORMAL_READ)) === 3000, 'part');
    check(@socket_read($b, 5000, PHP_NORMAL_READ) === false, 'nothing');
    socket_write($a, 'small');
    check(socket_read($b, 1 << 20) === 'small', 'large buffer');
}

$end = microtime(true) + (float) $argv[1];
$rounds = 0;
$handles = ini_get('sockets.handles') === false ? null : ['object', 'resource'];
// These stay open for the whole run, while others are opened and closed.
$kept = array_merge(...array_map(fn () => pair(), range(1, 40)));
while (microtime(true) < $end) {
    if ($handles) {
        ini_set('sockets.handles', $handles[$rounds % 2]);
    }
    tcp();
    unix_stream();
    datagrams();
    select($kept);
    rights();
    addresses();
    options();
    errors();
    places();
    streams();
    vectors();
    lines();
    gc_collect_cycles();
    $rounds++;
    echo sample();
}
