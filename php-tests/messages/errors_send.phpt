--TEST--
The error for each mistake in a message to be sent
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1', 0)) die('skip no IPv6');
?>
--FILE--
<?php
use const Sockets\AF_VSOCK;

require __DIR__ . '/helpers.inc';

warnings_as_lines();
[$unix] = pair();
[$four] = udp();
[$six] = udp(AF_INET6);
$cred = fn ($data) => ['control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $data]]];
$pkt = fn ($data) => ['control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => $data]]];
$try = function ($socket, array ...$messages) {
    foreach ($messages as $message) {
        socket_clear_error();
        if (socket_sendmsg($socket, $message) !== false) {
            echo "sent\n";
        }
    }
};
$try(
    $unix,
    ['name' => null],
    ['name' => ['family' => null]],
    ['name' => ['family' => 'abc']],
    ['name' => ['family' => "a\0b"]],
    ['name' => ['family' => 1 << 40]],
    ['name' => ['family' => true]],
    ['name' => ['family' => AF_INET]],
    ['name' => ['family' => AF_INET6]],
    ['name' => ['family' => 99]],
    ['name' => ['family' => AF_VSOCK]],
    ['name' => ['path' => str_repeat('x', 108)]],
    ['control' => 1],
    ['control' => [1]],
    ['control' => [['level' => 1, 'type' => null]]],
    ['control' => [['level' => 1, 'type' => 999]]],
    ['control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS]]],
    ['control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => 1]]],
    ['control' => [rights(STDIN), rights(STDIN, 1)]],
    ['control' => [rights(fopen('php://memory', 'r'))]],
    ['control' => [rights(stream_context_create())]],
    $cred([]),
    $cred(['pid' => -1]),
    $cred(['pid' => 1 << 40]),
    $cred(['pid' => 1, 'uid' => -1]),
    $cred(['pid' => 1, 'uid' => 0, 'gid' => 'x']),
);
$try(
    $four,
    ['name' => ['family' => AF_UNIX]],
    ['name' => ['port' => -1]],
    ['name' => ['port' => 65536]],
);
$try(
    $six,
    ['name' => ['flowinfo' => -1]],
    ['name' => ['scope_id' => 1 << 32]],
    $pkt(1),
    $pkt([]),
    $pkt(['addr' => '::1']),
    $pkt(['addr' => '::1', 'ifindex' => -1]),
    $pkt(['addr' => '::1', 'ifindex' => 'nosuch']),
    ['control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 1 << 31]]],
);
echo "-- an empty path, in the words of this version\n";
set_error_handler(function (int $level, string $text) {
    $words = PHP_VERSION_ID < 80400 ? 'the path is cannot be empty' : 'the path is must not be empty';
    var_dump($text === "socket_sendmsg(): error converting user data (path: msghdr > name > path): $words");
});
socket_sendmsg($unix, ['name' => ['path' => '']]);
?>
--EXPECT--
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): expected an array here
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > family): expected an integer, either of a PHP integer type or of a convertible type
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > family): expected an integer, but got a non numeric string (possibly from a converted object): 'abc'
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > family): expected an integer, but got a non numeric string (possibly from a converted object): 'a'
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > family): given PHP integer is out of bounds for a native int
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > family): expected an integer, either of a PHP integer type or of a convertible type
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (number 2) is not supported on this socket
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (AF_INET6) is not supported on this socket
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is too long, the maximum permitted length is 107
Warning: socket_sendmsg(): error converting user data (path: msghdr > control): expected an array here
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected an array here
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > type): expected an integer, either of a PHP integer type or of a convertible type
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 1 and type 999 not supported
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr should have a 'data' element here
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected an array here
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #1 > data > element #2): expected a Socket object or a stream resource
Warning: socket_sendmsg(): Cannot represent a stream of type MEMORY as a File Descriptor
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): cast stream to file descriptor failed
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): resource is not a stream
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'pid' is required
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > pid): given PHP integer is out of bounds for a pid_t value
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > pid): given PHP integer is out of bounds for a pid_t value
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > uid): given PHP integer is out of bounds for a uid_t value
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > gid): expected an integer, but got a non numeric string (possibly from a converted object): 'x'
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (AF_UNIX) is not supported on this socket
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > port): given PHP integer is out of bounds for an unsigned 16-bit integer
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > port): given PHP integer is out of bounds for an unsigned 16-bit integer
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > flowinfo): given PHP integer is out of bounds for an unsigned 32-bit integer
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > scope_id): given PHP integer is out of bounds for an unsigned 32-bit integer
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an array here
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'addr' is required
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'ifindex' is required
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): the interface index cannot be negative or larger than 4294967295; given -1
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): no interface with name "nosuch" could be found
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for a native int
-- an empty path, in the words of this version
bool(true)
