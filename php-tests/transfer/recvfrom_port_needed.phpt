--TEST--
socket_recvfrom: internet sockets require a variable for the port
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$new = 'socket_recvfrom() expects exactly 6 arguments when argument #1 ($socket) is of type AF_INET or AF_INET6';
$old = 'Wrong parameter count for socket_recvfrom()';
foreach ([AF_INET, AF_INET6] as $family) {
    [$socket] = udp($family);
    try {
        socket_recvfrom($socket, $data, 100, 0, $from);
    } catch (ArgumentCountError $e) {
        echo $e->getMessage() === (PHP_VERSION_ID >= 80600 ? $new : $old) ? 'as in C' : $e->getMessage(), "\n";
    }
    // A length of 0 ends the call before that.
    var_dump(socket_recvfrom($socket, $data, 0, 0, $from));
}
?>
--EXPECT--
as in C
bool(false)
as in C
bool(false)
