--TEST--
sockets.cloexec: every descriptor that is made or received is close-on-exec; without it, as in C
--EXTENSIONS--
sockets
--FILE--
<?php
use function Sockets\fd;

require __DIR__ . '/../helpers.inc';

/** @return array<string, bool> each way to make a descriptor, and whether it is close-on-exec */
function made(): array
{
    $flags = [];
    $note = function (string $by, ...$sockets) use (&$flags): void {
        foreach ($sockets as $socket) {
            $flags[$by] = ($flags[$by] ?? true) && is_cloexec(fd($socket));
        }
    };
    $note('create', socket_create(AF_INET, SOCK_DGRAM, 0));
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $note('create_pair', ...$pair);
    $note('create_listen', $listener = socket_create_listen(0));
    socket_getsockname($listener, $address, $port);
    [$info] = socket_addrinfo_lookup('127.0.0.1', (string) $port, ['ai_socktype' => SOCK_STREAM]);
    $note('addrinfo_connect', socket_addrinfo_connect($info));
    [$info] = socket_addrinfo_lookup('127.0.0.1', '0', ['ai_socktype' => SOCK_STREAM]);
    $note('addrinfo_bind', socket_addrinfo_bind($info));
    $note('accept', socket_accept($listener));

    $control = [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$listener, STDIN]]];
    socket_sendmsg($pair[0], ['iov' => ['x'], 'control' => $control]);
    // The listing's own descriptor is closed by now.
    $open = fn () => array_filter(scandir('/proc/self/fd'), fn ($fd) => @readlink("/proc/self/fd/$fd"));
    $before = $open();
    $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2)];
    socket_recvmsg($pair[1], $message);
    $new = array_diff($open(), $before);
    $flags['recvmsg'] = count($new) === 2 && !in_array(false, array_map(fn ($fd) => is_cloexec((int) $fd), $new));
    return $flags;
}

$off = made();
$accept = $off['accept'];
unset($off['accept']);
var_dump(array_filter($off), $accept === PHP_VERSION_ID >= 80400);

var_dump(ini_set('sockets.cloexec', '1'));
$on = made();
var_dump(count($on), array_filter($on, fn ($set) => !$set));

$made = function (): bool {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    return is_cloexec(fd($socket));
};
ini_set('sockets.cloexec', 'off');
var_dump($made());
ini_set('sockets.cloexec', 'yes');
var_dump($made());
ini_restore('sockets.cloexec');
var_dump($made());
?>
--EXPECT--
array(0) {
}
bool(true)
string(1) "0"
int(7)
array(0) {
}
bool(false)
bool(true)
bool(false)
