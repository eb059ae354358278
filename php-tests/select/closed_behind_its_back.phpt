--TEST--
socket_select: an fd that other code closed fails a small call; a kept set continues without it
--EXTENSIONS--
sockets
ffi
--INI--
ffi.enable=1
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$libc = FFI::cdef('int close(int fd);');
$near = $far = [];
for ($i = 0; $i < 40; $i++) {
    $before = socket_fds();
    [$near[$i], $far[$i]] = pair();
    $new[$i] = array_values(array_diff(socket_fds(), $before));
}
function ready(array $r): string
{
    $w = $e = null;
    $n = socket_select($r, $w, $e, 0);
    return json_encode($n) . ': ' . implode(',', array_keys($r));
}
for ($i = 0; $i < 5; $i++) {
    ready($near);
}
socket_write($far[7], 'x');
echo ready($near), "\n";

$libc->close($new[3][0]);
echo ready($near), "\n";
var_dump(socket_select_fails([3 => $near[3]]));

function socket_select_fails(array $r): bool
{
    $w = $e = null;
    return @socket_select($r, $w, $e, 0) === false && socket_last_error() === SOCKET_EBADF;
}
?>
--EXPECT--
1: 7
1: 7
bool(true)
