--TEST--
socket_create and socket_create_pair: SOCK_NONBLOCK and SOCK_CLOEXEC in the type
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

// PHP 8.4 added the constants; older PHP versions refuse the numbers.
const NONBLOCK = 0x800, CLOEXEC = 0x80000;
$before = socket_fds();
$new = fn () => array_values(array_diff(socket_fds(), $before));
$ask = fn (callable $call) => PHP_VERSION_ID >= 80400 ? $call() : 'refused';

try {
    $a = socket_create(AF_INET, SOCK_DGRAM | NONBLOCK | CLOEXEC, 0);
    $cloexec = is_cloexec($new()[0]);
    $read = socket_recv($a, $data, 1, 0);
    echo $cloexec && $read === false && socket_last_error($a) === SOCKET_EAGAIN ? 'as expected' : 'wrong', "\n";
} catch (ValueError $e) {
    echo PHP_VERSION_ID < 80400 ? 'as expected' : $e, "\n";
}
try {
    socket_create_pair(AF_UNIX, SOCK_STREAM | NONBLOCK | CLOEXEC, 0, $pair);
    $cloexec = array_map(is_cloexec(...), $new());
    $read = socket_recv($pair[1], $data, 1, 0);
    echo !in_array(false, $cloexec) && $read === false ? 'as expected' : 'wrong', "\n";
} catch (ValueError $e) {
    echo PHP_VERSION_ID < 80400 ? 'as expected' : $e, "\n";
}
// Without flags a socket is inherited, on every PHP version.
unset($a, $pair);
$plain = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(is_cloexec($new()[0]));
?>
--EXPECT--
as expected
as expected
bool(false)
