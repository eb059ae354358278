--TEST--
An error handler that throws: the exception reaches the caller, and nothing leaks
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

set_error_handler(function ($kind, $text) {
    throw new ErrorException($text);
});
$before = fd_count();
[$a, $b] = pair(SOCK_DGRAM);
for ($i = 0; $i < 3; $i++) {
    show('create', fn () => socket_create(AF_INET, SOCK_STREAM, 99999));
    show('create_pair', fn () => socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair));
    [$listener, $port] = listener();
    show('create_listen', fn () => socket_create_listen($port));
    show('accept', fn () => socket_accept($a));
    show('bind', fn () => socket_bind($a, '/nonexistent/x'));
    show('listen', fn () => socket_listen($a));
    show('recv', fn () => socket_recv($a, $data, 10, MSG_OOB));
    show('deprecated', fn () => socket_write($a, null));
    show('deprecated', fn () => socket_read($a, 1.5));
}
echo "slots are filled before the handler runs\n";
var_dump(socket_last_error($a) === SOCKET_EOPNOTSUPP, socket_last_error() === SOCKET_EOPNOTSUPP);
unset($a, $b, $listener);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECTF--
create: ErrorException: socket_create(): Unable to create socket [22]: Invalid argument
create_pair: ErrorException: socket_create_pair(): Unable to create socket pair [95]: %s
create_listen: ErrorException: socket_create_listen(): unable to bind to given address [98]: %s
accept: ErrorException: socket_accept(): unable to accept incoming connection [95]: %s
bind: ErrorException: socket_bind(): Unable to bind address [2]: No such file or directory
listen: ErrorException: socket_listen(): unable to listen on socket [95]: %s
recv: ErrorException: socket_recv(): Unable to read from socket [95]: %s
deprecated: ErrorException: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
deprecated: ErrorException: Implicit conversion from float 1.5 to int loses precision
create: ErrorException: socket_create(): Unable to create socket [22]: Invalid argument
create_pair: ErrorException: socket_create_pair(): Unable to create socket pair [95]: %s
create_listen: ErrorException: socket_create_listen(): unable to bind to given address [98]: %s
accept: ErrorException: socket_accept(): unable to accept incoming connection [95]: %s
bind: ErrorException: socket_bind(): Unable to bind address [2]: No such file or directory
listen: ErrorException: socket_listen(): unable to listen on socket [95]: %s
recv: ErrorException: socket_recv(): Unable to read from socket [95]: %s
deprecated: ErrorException: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
deprecated: ErrorException: Implicit conversion from float 1.5 to int loses precision
create: ErrorException: socket_create(): Unable to create socket [22]: Invalid argument
create_pair: ErrorException: socket_create_pair(): Unable to create socket pair [95]: %s
create_listen: ErrorException: socket_create_listen(): unable to bind to given address [98]: %s
accept: ErrorException: socket_accept(): unable to accept incoming connection [95]: %s
bind: ErrorException: socket_bind(): Unable to bind address [2]: No such file or directory
listen: ErrorException: socket_listen(): unable to listen on socket [95]: %s
recv: ErrorException: socket_recv(): Unable to read from socket [95]: %s
deprecated: ErrorException: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
deprecated: ErrorException: Implicit conversion from float 1.5 to int loses precision
slots are filled before the handler runs
bool(true)
bool(true)
0 descriptors left
