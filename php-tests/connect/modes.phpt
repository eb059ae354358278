--TEST--
socket_set_nonblock, socket_set_block: change the descriptor's flag, and whether reads wait
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$before = socket_fds();
[$a, $b] = pair();
[$fd] = array_values(array_diff(socket_fds(), $before));
$nonblock = function () use ($fd) {
    preg_match('/^flags:\s*([0-7]+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
    return (octdec($match[1]) & 04000) !== 0;
};
var_dump($nonblock());
var_dump(socket_set_nonblock($a), $nonblock());
var_dump(socket_set_nonblock($a), $nonblock());
var_dump(socket_read($a, 10), socket_last_error($a) === SOCKET_EAGAIN);
var_dump(socket_set_block($a), $nonblock());
socket_write($b, 'came');
var_dump(socket_read($a, 10));
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(false)
string(4) "came"
