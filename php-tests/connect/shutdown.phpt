--TEST--
socket_shutdown: each direction, and sockets that cannot be shut down
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

echo "writing\n";
[$a, $b] = pair();
var_dump(socket_shutdown($a, 1), socket_read($b, 10));
var_dump(@socket_write($a, 'x'), socket_last_error($a) === SOCKET_EPIPE);
var_dump(socket_write($b, 'back'), socket_read($a, 10));

echo "reading\n";
[$a, $b] = pair();
var_dump(socket_shutdown($a, 0), socket_read($a, 10));
var_dump(@socket_write($b, 'x'), socket_last_error($b) === SOCKET_EPIPE);

echo "both, which is the default\n";
[$a, $b] = tcp_pair();
var_dump(socket_shutdown($a), socket_read($b, 10));

echo "not connected\n";
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_shutdown($socket), socket_last_error($socket) === SOCKET_ENOTCONN);

echo "modes that do not exist\n";
[$a, $b] = pair();
foreach ([3, -1, PHP_INT_MAX, PHP_INT_MIN] as $mode) {
    try {
        $result = var_export(@socket_shutdown($a, $mode), true);
    } catch (ValueError $e) {
        $result = $e->getMessage();
    }
    // The kernel gets 32 bits.
    $old = in_array($mode, [PHP_INT_MIN], true) ? 'true' : 'false';
    $new = 'socket_shutdown(): Argument #2 ($mode) must be one of SHUT_RD, SHUT_WR or SHUT_RDWR';
    echo $result === (PHP_VERSION_ID >= 80500 ? $new : $old) ? 'as in C' : $result, "\n";
}
?>
--EXPECTF--
writing
bool(true)
string(0) ""
bool(false)
bool(true)
int(4)
string(4) "back"
reading
bool(true)
string(0) ""
bool(false)
bool(true)
both, which is the default
bool(true)
string(0) ""
not connected
Warning: socket_shutdown(): Unable to shutdown socket [107]: %s
bool(false)
bool(true)
modes that do not exist
as in C
as in C
as in C
as in C
