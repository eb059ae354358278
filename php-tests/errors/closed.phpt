--TEST--
A closed socket: Error from every function that takes one, after its arguments are parsed
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$a] = pair();
socket_close($a);
$calls = [
    fn () => socket_accept($a), fn () => socket_close($a), fn () => socket_bind($a, ''),
    fn () => socket_bind($a, "x\0", 70000), fn () => socket_connect($a, ''), fn () => socket_listen($a),
    fn () => socket_shutdown($a, 9), fn () => socket_set_block($a), fn () => socket_set_nonblock($a),
    fn () => socket_atmark($a), fn () => socket_getsockname($a, $x), fn () => socket_getpeername($a, $x),
    fn () => socket_read($a, 0), fn () => socket_read($a, 10, PHP_NORMAL_READ),
    fn () => socket_write($a, 'x', -1), fn () => socket_recv($a, $x, 0, 0), fn () => socket_send($a, 'x', -1, 0),
    fn () => socket_recvfrom($a, $x, 0, 0, $y), fn () => socket_sendto($a, 'x', -1, 0, ''),
    fn () => socket_get_option($a, 1, 1), fn () => socket_getopt($a, 1, 1),
    fn () => socket_set_option($a, 1, 1, 1), fn () => socket_setopt($a, 1, 1, 1),
    fn () => socket_last_error($a), fn () => socket_clear_error($a),
];
foreach ($calls as $call) {
    show('closed', $call);
}
echo "wrong arguments come first\n";
show('read', fn () => socket_read($a, []));
show('bind', fn () => socket_bind($a, []));
show('sendto', fn () => socket_sendto($a, 'x', 1, 0, '', []));
show('select', function () use ($a) {
    $read = [$a];
    return socket_select($read, $none, $none, 0);
});
?>
--EXPECT--
closed: Error: socket_accept(): Argument #1 ($socket) has already been closed
closed: Error: socket_close(): Argument #1 ($socket) has already been closed
closed: Error: socket_bind(): Argument #1 ($socket) has already been closed
closed: Error: socket_bind(): Argument #1 ($socket) has already been closed
closed: Error: socket_connect(): Argument #1 ($socket) has already been closed
closed: Error: socket_listen(): Argument #1 ($socket) has already been closed
closed: Error: socket_shutdown(): Argument #1 ($socket) has already been closed
closed: Error: socket_set_block(): Argument #1 ($socket) has already been closed
closed: Error: socket_set_nonblock(): Argument #1 ($socket) has already been closed
closed: Error: socket_atmark(): Argument #1 ($socket) has already been closed
closed: Error: socket_getsockname(): Argument #1 ($socket) has already been closed
closed: Error: socket_getpeername(): Argument #1 ($socket) has already been closed
closed: Error: socket_read(): Argument #1 ($socket) has already been closed
closed: Error: socket_read(): Argument #1 ($socket) has already been closed
closed: Error: socket_write(): Argument #1 ($socket) has already been closed
closed: Error: socket_recv(): Argument #1 ($socket) has already been closed
closed: Error: socket_send(): Argument #1 ($socket) has already been closed
closed: Error: socket_recvfrom(): Argument #1 ($socket) has already been closed
closed: Error: socket_sendto(): Argument #1 ($socket) has already been closed
closed: Error: socket_get_option(): Argument #1 ($socket) has already been closed
closed: Error: socket_getopt(): Argument #1 ($socket) has already been closed
closed: Error: socket_set_option(): Argument #1 ($socket) has already been closed
closed: Error: socket_setopt(): Argument #1 ($socket) has already been closed
closed: Error: socket_last_error(): Argument #1 ($socket) has already been closed
closed: Error: socket_clear_error(): Argument #1 ($socket) has already been closed
wrong arguments come first
read: TypeError: socket_read(): Argument #2 ($length) must be of type int, array given
bind: TypeError: socket_bind(): Argument #2 ($address) must be of type string, array given
sendto: TypeError: socket_sendto(): Argument #6 ($port) must be of type ?int, array given
select: TypeError: socket_select(): Argument #1 ($read) contains a closed socket
