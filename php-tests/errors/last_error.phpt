--TEST--
socket_last_error, socket_clear_error: one slot per socket, one per request
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$a, $b] = pair();
[$c] = pair();
var_dump(socket_last_error(), socket_last_error($a), socket_last_error(null));
socket_set_nonblock($a);
socket_read($a, 1);
@socket_listen($c);
echo "each has its own\n";
var_dump(socket_last_error($a) === SOCKET_EAGAIN, socket_last_error($b), socket_last_error($c) === SOCKET_EINVAL);
var_dump(socket_last_error() === SOCKET_EINVAL);
echo "success changes neither\n";
socket_write($b, 'x');
socket_read($a, 1);
var_dump(socket_last_error($a) === SOCKET_EAGAIN, socket_last_error() === SOCKET_EINVAL);
echo "clearing one leaves the other\n";
var_dump(socket_clear_error($c));
var_dump(socket_last_error($c), socket_last_error() === SOCKET_EINVAL);
var_dump(socket_clear_error());
var_dump(socket_last_error(), socket_last_error($a) === SOCKET_EAGAIN);
socket_read($a, 1);
socket_clear_error(null);
var_dump(socket_last_error(), socket_last_error($a) === SOCKET_EAGAIN);
echo "failures without a socket\n";
@socket_create(AF_INET, SOCK_STREAM, 99999);
var_dump(socket_last_error() > 0);
?>
--EXPECT--
int(0)
int(0)
int(0)
each has its own
bool(true)
int(0)
bool(true)
bool(true)
success changes neither
bool(true)
bool(true)
clearing one leaves the other
NULL
int(0)
bool(true)
NULL
int(0)
bool(true)
int(0)
bool(true)
failures without a socket
bool(true)
