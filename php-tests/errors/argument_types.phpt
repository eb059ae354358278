--TEST--
Arguments of the wrong type: TypeError from every function, naming the argument
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
set_error_handler(fn ($kind, $text) => print("Deprecated: $text\n"), E_DEPRECATED);

[$a, $b] = pair(SOCK_DGRAM);
$no_int = ['text', '12abc', [], new stdClass(), null, NAN, 1e30, fopen('php://memory', 'r')];
$no_text = [[], new stdClass(), null, fopen('php://memory', 'r')];
$no_socket = [null, 5, 'text', [], new stdClass(), socket_addrinfo_lookup('127.0.0.1')[0] ?? 0, fopen('php://memory', 'r')];

foreach ($no_socket as $bad) {
    show('write', fn () => socket_write($bad, 'x'));
    show('last_error', fn () => socket_last_error($bad));
}
foreach ([
    'accept', 'close', 'listen', 'shutdown', 'set_block', 'set_nonblock', 'clear_error',
] as $name) {
    show($name, fn () => "socket_$name"(new stdClass()));
}
foreach (['bind', 'connect', 'read', 'get_option', 'set_option', 'send', 'sendto'] as $name) {
    show($name, fn () => "socket_$name"(5, 'x', 'x', 'x', 'x'));
}
foreach (['recv', 'recvfrom', 'getsockname', 'getpeername'] as $name) {
    show($name, function () use ($name) {
        $x = $y = 1;
        return match ($name) {
            'recv' => socket_recv([], $x, 1, 1),
            'recvfrom' => socket_recvfrom([], $x, 1, 1, $y, $y),
            'getsockname' => socket_getsockname([], $x),
            'getpeername' => socket_getpeername([], $x),
        };
    });
}
echo "numbers\n";
foreach ($no_int as $bad) {
    show('create_listen', fn () => @socket_create_listen($bad));
    show('create', fn () => @socket_create(AF_INET, SOCK_STREAM, $bad));
    show('read', fn () => @socket_read($b, $bad));
    show('strerror', fn () => strlen(@socket_strerror($bad)) > 0);
}
foreach ([[], 'text'] as $bad) {
    show('listen', fn () => socket_listen($a, $bad));
    show('shutdown', fn () => socket_shutdown($a, $bad));
    show('bind', fn () => socket_bind($a, '', $bad));
    show('connect', fn () => socket_connect($a, '', $bad));
    show('write', fn () => socket_write($a, 'x', $bad));
    show('send', fn () => socket_send($a, 'x', $bad, 0));
    show('send', fn () => socket_send($a, 'x', 1, $bad));
    show('sendto', fn () => socket_sendto($a, 'x', 1, 0, '', $bad));
    show('recv', fn () => socket_recv($a, $data, $bad, 0));
    show('recv', fn () => socket_recv($a, $data, 1, $bad));
    show('recvfrom', fn () => socket_recvfrom($a, $data, $bad, 0, $from));
    show('read mode', fn () => socket_read($a, 1, $bad));
    show('create_listen', fn () => socket_create_listen($bad));
    show('create_pair', fn () => socket_create_pair(AF_UNIX, $bad, 0, $pair));
    show('get_option', fn () => socket_get_option($a, SOL_SOCKET, $bad));
    show('set_option', fn () => socket_set_option($a, $bad, SO_REUSEADDR, 1));
}
echo "text\n";
foreach ($no_text as $bad) {
    show('write', fn () => @socket_write($a, $bad));
    show('bind', fn () => @socket_bind($a, $bad));
    show('sendto', fn () => @socket_sendto($a, 'x', 1, 0, $bad));
}
?>
--EXPECT--
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, null given
last_error: 0
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, int given
last_error: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, int given
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, string given
last_error: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, string given
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, array given
last_error: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, array given
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, stdClass given
last_error: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, stdClass given
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, AddressInfo given
last_error: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, AddressInfo given
write: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, resource given
last_error: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, resource given
accept: TypeError: socket_accept(): Argument #1 ($socket) must be of type Socket, stdClass given
close: TypeError: socket_close(): Argument #1 ($socket) must be of type Socket, stdClass given
listen: TypeError: socket_listen(): Argument #1 ($socket) must be of type Socket, stdClass given
shutdown: TypeError: socket_shutdown(): Argument #1 ($socket) must be of type Socket, stdClass given
set_block: TypeError: socket_set_block(): Argument #1 ($socket) must be of type Socket, stdClass given
set_nonblock: TypeError: socket_set_nonblock(): Argument #1 ($socket) must be of type Socket, stdClass given
clear_error: TypeError: socket_clear_error(): Argument #1 ($socket) must be of type ?Socket, stdClass given
bind: ArgumentCountError: socket_bind() expects at most 3 arguments, 5 given
connect: ArgumentCountError: socket_connect() expects at most 3 arguments, 5 given
read: ArgumentCountError: socket_read() expects at most 3 arguments, 5 given
get_option: ArgumentCountError: socket_get_option() expects exactly 3 arguments, 5 given
set_option: ArgumentCountError: socket_set_option() expects exactly 4 arguments, 5 given
send: ArgumentCountError: socket_send() expects exactly 4 arguments, 5 given
sendto: TypeError: socket_sendto(): Argument #1 ($socket) must be of type Socket, int given
recv: TypeError: socket_recv(): Argument #1 ($socket) must be of type Socket, array given
recvfrom: TypeError: socket_recvfrom(): Argument #1 ($socket) must be of type Socket, array given
getsockname: TypeError: socket_getsockname(): Argument #1 ($socket) must be of type Socket, array given
getpeername: TypeError: socket_getpeername(): Argument #1 ($socket) must be of type Socket, array given
numbers
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, string given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, string given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, string given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, string given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, string given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, string given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, array given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, array given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, array given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, array given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, stdClass given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, stdClass given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, stdClass given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, stdClass given
Deprecated: socket_create_listen(): Passing null to parameter #1 ($port) of type int is deprecated
create_listen: Socket
Deprecated: socket_create(): Passing null to parameter #3 ($protocol) of type int is deprecated
create: Socket
Deprecated: socket_read(): Passing null to parameter #2 ($length) of type int is deprecated
read: false
Deprecated: socket_strerror(): Passing null to parameter #1 ($error_code) of type int is deprecated
strerror: true
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, float given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, float given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, float given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, float given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, float given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, float given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, resource given
create: TypeError: socket_create(): Argument #3 ($protocol) must be of type int, resource given
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, resource given
strerror: TypeError: socket_strerror(): Argument #1 ($error_code) must be of type int, resource given
listen: TypeError: socket_listen(): Argument #2 ($backlog) must be of type int, array given
shutdown: TypeError: socket_shutdown(): Argument #2 ($mode) must be of type int, array given
bind: TypeError: socket_bind(): Argument #3 ($port) must be of type int, array given
connect: TypeError: socket_connect(): Argument #3 ($port) must be of type ?int, array given
write: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, array given
send: TypeError: socket_send(): Argument #3 ($length) must be of type int, array given
send: TypeError: socket_send(): Argument #4 ($flags) must be of type int, array given
sendto: TypeError: socket_sendto(): Argument #6 ($port) must be of type ?int, array given
recv: TypeError: socket_recv(): Argument #3 ($length) must be of type int, array given
recv: TypeError: socket_recv(): Argument #4 ($flags) must be of type int, array given
recvfrom: TypeError: socket_recvfrom(): Argument #3 ($length) must be of type int, array given
read mode: TypeError: socket_read(): Argument #3 ($mode) must be of type int, array given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, array given
create_pair: TypeError: socket_create_pair(): Argument #2 ($type) must be of type int, array given
get_option: TypeError: socket_get_option(): Argument #3 ($option) must be of type int, array given
set_option: TypeError: socket_set_option(): Argument #2 ($level) must be of type int, array given
listen: TypeError: socket_listen(): Argument #2 ($backlog) must be of type int, string given
shutdown: TypeError: socket_shutdown(): Argument #2 ($mode) must be of type int, string given
bind: TypeError: socket_bind(): Argument #3 ($port) must be of type int, string given
connect: TypeError: socket_connect(): Argument #3 ($port) must be of type ?int, string given
write: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, string given
send: TypeError: socket_send(): Argument #3 ($length) must be of type int, string given
send: TypeError: socket_send(): Argument #4 ($flags) must be of type int, string given
sendto: TypeError: socket_sendto(): Argument #6 ($port) must be of type ?int, string given
recv: TypeError: socket_recv(): Argument #3 ($length) must be of type int, string given
recv: TypeError: socket_recv(): Argument #4 ($flags) must be of type int, string given
recvfrom: TypeError: socket_recvfrom(): Argument #3 ($length) must be of type int, string given
read mode: TypeError: socket_read(): Argument #3 ($mode) must be of type int, string given
create_listen: TypeError: socket_create_listen(): Argument #1 ($port) must be of type int, string given
create_pair: TypeError: socket_create_pair(): Argument #2 ($type) must be of type int, string given
get_option: TypeError: socket_get_option(): Argument #3 ($option) must be of type int, string given
set_option: TypeError: socket_set_option(): Argument #2 ($level) must be of type int, string given
text
write: TypeError: socket_write(): Argument #2 ($data) must be of type string, array given
bind: TypeError: socket_bind(): Argument #2 ($address) must be of type string, array given
sendto: TypeError: socket_sendto(): Argument #5 ($address) must be of type string, array given
write: TypeError: socket_write(): Argument #2 ($data) must be of type string, stdClass given
bind: TypeError: socket_bind(): Argument #2 ($address) must be of type string, stdClass given
sendto: TypeError: socket_sendto(): Argument #5 ($address) must be of type string, stdClass given
Deprecated: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
write: 0
Deprecated: socket_bind(): Passing null to parameter #2 ($address) of type string is deprecated
bind: true
Deprecated: socket_sendto(): Passing null to parameter #5 ($address) of type string is deprecated
sendto: false
write: TypeError: socket_write(): Argument #2 ($data) must be of type string, resource given
bind: TypeError: socket_bind(): Argument #2 ($address) must be of type string, resource given
sendto: TypeError: socket_sendto(): Argument #5 ($address) must be of type string, resource given
