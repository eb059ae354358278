--TEST--
Sockets\from_fd(): a socket over a duplicate of a descriptor, close-on-exec
--EXTENSIONS--
sockets
--FILE--
<?php
use function Sockets\{fd, from_fd};

require __DIR__ . '/../helpers.inc';
show_warnings();
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_set_nonblock($pair[0]);

$second = from_fd(fd($pair[0]));
var_dump(fd($second) !== fd($pair[0]));
// Both share one open file description, which has the mode.
var_dump(stream_get_meta_data(socket_export_stream($second))['blocked']);
preg_match('/^flags:\s+(\d+)/m', file_get_contents('/proc/self/fdinfo/' . fd($second)), $match);
var_dump((octdec($match[1]) & 02000000) !== 0);
socket_write($pair[1], "for either\n");
socket_close($second);
var_dump(socket_read($pair[0], 99));

echo "-- of the family it has\n";
$udp = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($udp, '::1');
socket_getsockname($udp, $address, $port);
var_dump(socket_getsockname(from_fd(fd($udp)), $same, $samePort), $same === $address, $samePort === $port);

echo "-- refused\n";
$file = tmpfile();
$before = fd_count();
var_dump(from_fd(0x7fffffff), socket_last_error() === SOCKET_EBADF);
foreach (scandir('/proc/self/fd') as $number) {
    // A memory checker may have opened others.
    if (@readlink("/proc/self/fd/$number") === stream_get_meta_data($file)['uri']) {
        var_dump(from_fd((int) $number), socket_last_error() === SOCKET_ENOTSOCK);
    }
}
var_dump(fd_count() === $before);
foreach ([-1, 1 << 31, PHP_INT_MAX, PHP_INT_MIN] as $fd) {
    show((string) $fd, fn () => from_fd($fd));
}
?>
--EXPECTF--
bool(true)
bool(false)
bool(true)
string(11) "for either
"
-- of the family it has
bool(true)
bool(true)
bool(true)
-- refused
Warning: Sockets\from_fd(): Unable to duplicate descriptor [9]: Bad file descriptor
bool(false)
bool(true)
Warning: Sockets\from_fd(): Unable to obtain socket family [88]: %s
bool(false)
bool(true)
bool(true)
-1: ValueError: Sockets\from_fd(): Argument #1 ($fd) must be between 0 and 2147483647
2147483648: ValueError: Sockets\from_fd(): Argument #1 ($fd) must be between 0 and 2147483647
9223372036854775807: ValueError: Sockets\from_fd(): Argument #1 ($fd) must be between 0 and 2147483647
-9223372036854775808: ValueError: Sockets\from_fd(): Argument #1 ($fd) must be between 0 and 2147483647
