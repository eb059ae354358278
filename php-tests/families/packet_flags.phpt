--TEST--
AF_PACKET: the flags that socket_recvfrom accepts for frames
--EXTENSIONS--
sockets
--SKIPIF--
<?php require __DIR__ . '/raw_allowed.inc'; ?>
--FILE--
<?php
use const Sockets\AF_PACKET;

require __DIR__ . '/../helpers.inc';
show_warnings();
$socket = socket_create(AF_PACKET, SOCK_RAW, 0x88B6);
socket_bind($socket, 'lo');
$data = $name = $index = 'untouched';
$ask = function (int $flags, int $length = 10) use ($socket, &$data, &$name, &$index) {
    socket_clear_error();
    return socket_recvfrom($socket, $data, $length, $flags, $name, $index);
};
show('nothing there', fn () => [$ask(MSG_DONTWAIT), socket_last_error() === SOCKET_EAGAIN] === [false, true]);
show('error queue', fn () => [$ask(0x2000 | MSG_DONTWAIT), socket_last_error() === SOCKET_EAGAIN] === [false, true]);
show('out of band', fn () => $ask(MSG_OOB));
foreach ([MSG_TRUNC, MSG_DONTWAIT | MSG_CTRUNC, -1, 1 << 33, MSG_NOSIGNAL] as $flags) {
    show('flags', fn () => $ask($flags));
}
// The flags are checked before the length.
show('no length', fn () => $ask(MSG_DONTWAIT, 0));
show('no length, bad flags', fn () => $ask(MSG_TRUNC, 0));
var_dump($data, $name, $index);
?>
--EXPECT--
nothing there: true
error queue: true
Warning: socket_recvfrom(): unable to recvfrom [22]: Invalid argument
out of band: false
flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
no length: false
no length, bad flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
string(9) "untouched"
string(9) "untouched"
string(9) "untouched"
