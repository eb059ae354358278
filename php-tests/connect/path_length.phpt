--TEST--
AF_UNIX: a path has up to 107 bytes, an abstract name up to 108; longer ones are refused, not cut
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$folder = sys_get_temp_dir() . '/';
$fits = str_pad($folder, 107, 'x');
register_shutdown_function(fn () => @unlink($fits));
$socket = fn () => socket_create(AF_UNIX, SOCK_DGRAM, 0);
show('107 bytes', fn () => socket_bind($socket(), $fits));
var_dump(file_exists($fits));


foreach ([108, 109, 200, 1 << 20] as $length) {
    $long = str_pad($folder, $length, 'x');
    show("bind $length", fn () => socket_bind($socket(), $long));
    show("connect $length", fn () => socket_connect($socket(), $long));
    show("sendto $length", fn () => socket_sendto($socket(), 'x', 1, 0, $long));
}
var_dump(file_exists(substr($long, 0, 108)));

$abstract = str_pad("\0" . getmypid(), 108, 'x');
$bound = $socket();
show('abstract 108', fn () => socket_bind($bound, $abstract));
show('connect abstract 108', fn () => socket_connect($socket(), $abstract));
show('abstract 109', fn () => socket_bind($socket(), "{$abstract}x"));
?>
--EXPECT--
107 bytes: true
bool(true)
bind 108: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
connect 108: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
sendto 108: ValueError: socket_sendto(): Argument #5 ($address) must be less than 108
bind 109: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
connect 109: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
sendto 109: ValueError: socket_sendto(): Argument #5 ($address) must be less than 108
bind 200: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
connect 200: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
sendto 200: ValueError: socket_sendto(): Argument #5 ($address) must be less than 108
bind 1048576: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
connect 1048576: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
sendto 1048576: ValueError: socket_sendto(): Argument #5 ($address) must be less than 108
bool(false)
abstract 108: true
connect abstract 108: true
abstract 109: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
