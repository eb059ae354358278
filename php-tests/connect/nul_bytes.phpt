--TEST--
A host with a NUL byte is refused, not cut: a script's check of the string must hold for the connection
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$udp, $port] = udp();
[$listener, $tcp_port] = listener();
foreach (["127.0.0.1\0evil", "localhost\0.example.com", "\0", "127.0.0.1\0"] as $host) {
    $name = var_export($host, true);
    $new = fn ($type = SOCK_DGRAM) => socket_create(AF_INET, $type, 0);
    show("bind $name", fn () => socket_bind($new(), $host));
    show("connect $name", fn () => socket_connect($new(SOCK_STREAM), $host, $tcp_port));
    show("sendto $name", fn () => socket_sendto($new(), 'x', 1, 0, $host, $port));
}
$six = fn () => socket_create(AF_INET6, SOCK_DGRAM, 0);
show('IPv6 bind', fn () => socket_bind($six(), "::1\0"));
show('IPv6 connect', fn () => socket_connect($six(), "::1\0%lo", 9));
show('IPv6 sendto', fn () => socket_sendto($six(), 'x', 1, 0, "::1%lo\0", 9));

// Nothing arrived.
socket_set_nonblock($udp);
var_dump(socket_recv($udp, $data, 10, 0));
?>
--EXPECT--
bind '127.0.0.1' . "\0" . 'evil': ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
connect '127.0.0.1' . "\0" . 'evil': ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
sendto '127.0.0.1' . "\0" . 'evil': ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
bind 'localhost' . "\0" . '.example.com': ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
connect 'localhost' . "\0" . '.example.com': ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
sendto 'localhost' . "\0" . '.example.com': ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
bind '' . "\0" . '': ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
connect '' . "\0" . '': ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
sendto '' . "\0" . '': ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
bind '127.0.0.1' . "\0" . '': ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
connect '127.0.0.1' . "\0" . '': ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
sendto '127.0.0.1' . "\0" . '': ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
IPv6 bind: ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
IPv6 connect: ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
IPv6 sendto: ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
bool(false)
