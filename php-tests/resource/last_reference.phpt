--TEST--
sockets.handles=resource: the last reference closes the socket, and no earlier one
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$ours, $theirs] = $pair;
socket_set_nonblock($theirs);
$pair = null;

$copy = $ours;
unset($ours);
var_dump(@socket_read($theirs, 1), socket_last_error($theirs) === SOCKET_EAGAIN);
unset($copy);
var_dump(socket_read($theirs, 1));

// closing frees the fd at once, although the variable still exists
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_close($pair[0]);
var_dump(socket_read($pair[1], 1), count($pair));

// nothing stays open
$open = fn () => count(scandir('/proc/self/fd'));
$before = $open();
for ($i = 0; $i < 200; $i++) {
    $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    if ($i % 2) {
        socket_close($socket);
    }
}
unset($socket);
var_dump(is_dir('/proc/self/fd') ? $open() - $before : 0);
?>
--EXPECT--
bool(false)
bool(true)
string(0) ""
string(0) ""
int(2)
int(0)
