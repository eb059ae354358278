--TEST--
socket_write, socket_send, socket_sendto: negative lengths are refused, too long ones cut
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair(SOCK_DGRAM);
$path = socket_path();
$bound = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($bound, $path);
$socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
foreach ([-1, PHP_INT_MIN, PHP_INT_MAX, PHP_INT_MAX - 1, 1 << 32, 2, 0] as $length) {
    show("write $length", fn () => socket_write($a, 'abc', $length));
    show("send $length", fn () => socket_send($a, 'abc', $length, 0));
    show("sendto $length", fn () => socket_sendto($socket, 'abc', $length, 0, $path));
}
socket_set_nonblock($b);
while (($got = socket_read($b, 100)) !== false) {
    echo $got, ' ';
}
echo "\n";
?>
--EXPECT--
write -1: ValueError: socket_write(): Argument #3 ($length) must be greater than or equal to 0
send -1: ValueError: socket_send(): Argument #3 ($length) must be greater than or equal to 0
sendto -1: ValueError: socket_sendto(): Argument #3 ($length) must be greater than or equal to 0
write -9223372036854775808: ValueError: socket_write(): Argument #3 ($length) must be greater than or equal to 0
send -9223372036854775808: ValueError: socket_send(): Argument #3 ($length) must be greater than or equal to 0
sendto -9223372036854775808: ValueError: socket_sendto(): Argument #3 ($length) must be greater than or equal to 0
write 9223372036854775807: 3
send 9223372036854775807: 3
sendto 9223372036854775807: 3
write 9223372036854775806: 3
send 9223372036854775806: 3
sendto 9223372036854775806: 3
write 4294967296: 3
send 4294967296: 3
sendto 4294967296: 3
write 2: 2
send 2: 2
sendto 2: 2
write 0: 0
send 0: 0
sendto 0: 0
abc abc abc abc abc abc ab ab   
