--TEST--
An error handler that closes the call's own socket: no other descriptor is affected
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$close = null;
set_error_handler(function ($kind, $text) use (&$close) {
    echo preg_replace('/\[-?\d+\].*/', '[...]', $text), "\n";
    if ($close) {
        [$socket, $close] = [$close, null];
        socket_close($socket);
        // Reuses the number, so that a call that continues with it would affect this one.
        $GLOBALS['innocent'] = socket_create(AF_UNIX, SOCK_STREAM, 0);
    }
    return true;
});
$test = function (string $what, callable $call) use (&$close) {
    [$a, $b] = pair(SOCK_DGRAM);
    $close = $a;
    $GLOBALS['innocent'] = null;
    show($what, fn () => $call($a));
    show('then', fn () => socket_last_error($a));
    socket_getsockname($GLOBALS['innocent'], $name);
    var_dump($name, socket_last_error($GLOBALS['innocent']));
};
echo "by the warning of a failed call\n";
$test('bind', fn ($s) => socket_bind($s, '/nonexistent/x'));
$test('connect', fn ($s) => socket_connect($s, '/nonexistent/x'));
$test('listen', fn ($s) => socket_listen($s));
$test('accept', fn ($s) => socket_accept($s));
$test('send', fn ($s) => socket_send($s, 'x', 1, MSG_OOB));
$test('recv', fn ($s) => socket_recv($s, $data, 10, MSG_OOB));
$test('set_option', fn ($s) => socket_set_option($s, SOL_SOCKET, 9999, 1));
$test('get_option', fn ($s) => socket_get_option($s, SOL_SOCKET, 9999));

echo "by a deprecation while arguments are read\n";
$test('write', fn ($s) => socket_write($s, null));
$test('write', fn ($s) => socket_write($s, 'x', 1.5));
$test('read', fn ($s) => socket_read($s, 1.5));
$test('recv', fn ($s) => socket_recv($s, $data, 1.5, 0));
$test('recvfrom', fn ($s) => socket_recvfrom($s, $data, 1, 0.5, $from));
$test('send', fn ($s) => socket_send($s, null, 1, 0));
$test('sendto', fn ($s) => socket_sendto($s, 'x', 1, 0, null));
$test('bind', fn ($s) => socket_bind($s, null));
$test('connect', fn ($s) => socket_connect($s, null));
$test('listen', fn ($s) => socket_listen($s, 1.5));
$test('shutdown', fn ($s) => socket_shutdown($s, 1.5));
$test('set_option', fn ($s) => socket_set_option($s, 1.5, 1, 1));
?>
--EXPECT--
by the warning of a failed call
socket_bind(): Unable to bind address [...]
bind: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_connect(): unable to connect [...]
connect: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_listen(): unable to listen on socket [...]
listen: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_accept(): unable to accept incoming connection [...]
accept: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_send(): Unable to write to socket [...]
send: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_recv(): Unable to read from socket [...]
recv: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_set_option(): Unable to set socket option [...]
set_option: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_get_option(): Unable to retrieve socket option [...]
get_option: false
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
by a deprecation while arguments are read
socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
write: Error: socket_write(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 1.5 to int loses precision
write: Error: socket_write(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 1.5 to int loses precision
read: Error: socket_read(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 1.5 to int loses precision
recv: Error: socket_recv(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 0.5 to int loses precision
recvfrom: Error: socket_recvfrom(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_send(): Passing null to parameter #2 ($data) of type string is deprecated
send: Error: socket_send(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_sendto(): Passing null to parameter #5 ($address) of type string is deprecated
sendto: Error: socket_sendto(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_bind(): Passing null to parameter #2 ($address) of type string is deprecated
bind: Error: socket_bind(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
socket_connect(): Passing null to parameter #2 ($address) of type string is deprecated
connect: Error: socket_connect(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 1.5 to int loses precision
listen: Error: socket_listen(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 1.5 to int loses precision
shutdown: Error: socket_shutdown(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
Implicit conversion from float 1.5 to int loses precision
set_option: Error: socket_set_option(): Argument #1 ($socket) has already been closed
then: Error: socket_last_error(): Argument #1 ($socket) has already been closed
string(0) ""
int(0)
