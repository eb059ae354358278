--TEST--
socket_writev returns how many bytes were written, and does not write the rest
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
// 20: one system call; 3000: several
foreach ([20, 3000] as $count) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    socket_set_nonblock($pair[0]);
    $parts = array_map(fn ($i) => str_repeat(chr(65 + $i % 26), intdiv(4 << 20, $count)), range(0, $count - 1));
    $all = implode('', $parts);
    $written = socket_writev($pair[0], vectors($parts));
    var_dump($written > 0 && $written < strlen($all));

    socket_set_nonblock($pair[1]);
    $came = '';
    while (is_string($bytes = @socket_read($pair[1], 1 << 20))) {
        $came .= $bytes;
    }
    var_dump(strlen($came) === $written, $came === substr($all, 0, $written));
    // full again: nothing is written, without a warning
    while (socket_write($pair[0], $all)) {
    }
    var_dump(socket_writev($pair[0], vectors($parts)), socket_last_error($pair[0]) === SOCKET_EAGAIN);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
