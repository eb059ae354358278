--TEST--
The old value of a by-reference argument: its destructor may close the socket or throw
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Guard
{
    public function __construct(private Closure $act)
    {
    }
    public function __destruct()
    {
        ($this->act)();
    }
}
$before = fd_count();
$close = fn ($socket) => new Guard(function () use ($socket) {
    socket_close($socket);
    $GLOBALS['innocent'] = socket_create(AF_UNIX, SOCK_STREAM, 0);
});
$throw = fn () => new Guard(fn () => throw new Exception('from the destructor'));

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, 'message');
$data = $close($b);
var_dump(socket_recv($b, $data, 100, 0), $data);

[$server, $port] = udp();
foreach (['data', 'from'] as $place) {
    [$client] = udp();
    socket_sendto($client, 'message', 7, 0, '127.0.0.1', $port);
    $data = $from = $from_port = null;
    $$place = $close($client);
    var_dump(socket_recvfrom($server, $data, 100, 0, $from, $from_port));
    var_dump($data, $from, is_int($from_port));
}
$name = $close($server);
var_dump(socket_getsockname($server, $name, $number), $name, $number === $port);

[$a, $b] = pair(SOCK_DGRAM);
socket_set_nonblock($b);
$calls = [
    'recv' => function (&$place) use ($a, $b) {
        socket_write($a, 'message');
        return socket_recv($b, $place, 100, 0);
    },
    'recv of nothing' => fn (&$place) => socket_recv($b, $place, 100, 0),
    'getsockname' => fn (&$place) => socket_getsockname($b, $place),
    'create_pair' => fn (&$place) => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $place),
];
foreach ($calls as $what => $call) {
    $place = $throw();
    show($what, function () use ($call, &$place) {
        return $call($place);
    });
    echo get_debug_type($place), "\n";
}
unset($a, $b, $client, $server, $innocent, $calls, $call, $place, $close);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
int(7)
string(7) "message"
int(7)
string(7) "message"
string(9) "127.0.0.1"
bool(true)
int(7)
string(7) "message"
string(9) "127.0.0.1"
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
recv: Exception: from the destructor
string
recv of nothing: Exception: from the destructor
null
getsockname: Exception: from the destructor
string
create_pair: Exception: from the destructor
array
0 descriptors left
