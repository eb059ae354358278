--TEST--
socket_accept: a failure sets the request's error slot, not the listener's, and leaks nothing
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$listener, $port] = listener();
socket_set_nonblock($listener);
$before = fd_count();

echo "nobody there: no warning\n";
for ($i = 0; $i < 20; $i++) {
    $accepted = socket_accept($listener);
}
var_dump($accepted, socket_last_error($listener));
var_dump(socket_last_error() === SOCKET_EAGAIN);

echo "not listening\n";
$plain = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_accept($plain), socket_last_error($plain));
var_dump(socket_last_error() === SOCKET_EINVAL);

echo "datagrams\n";
[$udp] = udp();
var_dump(socket_accept($udp), socket_last_error($udp));
var_dump(socket_last_error() === SOCKET_EOPNOTSUPP);
unset($plain, $udp);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECTF--
nobody there: no warning
bool(false)
int(0)
bool(true)
not listening
Warning: socket_accept(): unable to accept incoming connection [22]: Invalid argument
bool(false)
int(0)
bool(true)
datagrams
Warning: socket_accept(): unable to accept incoming connection [95]: %s
bool(false)
int(0)
bool(true)
0 descriptors left
