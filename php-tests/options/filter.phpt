--TEST--
SO_ATTACH_FILTER: a program drops packets, is read back, and is detached
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{SO_ATTACH_FILTER, SO_DETACH_FILTER, SO_GET_FILTER, SO_LOCK_FILTER};

require __DIR__ . '/try.inc';
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
$heard = function () use ($pair) {
    socket_write($pair[0], 'ping');
    return socket_recv($pair[1], $data, 10, MSG_DONTWAIT);
};
$get = fn () => json_encode(socket_get_option($pair[1], SOL_SOCKET, SO_GET_FILTER));
echo $get(), "\n";
var_dump($heard());

// "ret #0": keep nothing.
var_dump(socket_set_option($pair[1], SOL_SOCKET, SO_ATTACH_FILTER, [[6, 0, 0, 0]]));
echo $get(), "\n";
var_dump($heard());

// "ld #len; jeq #4, keep; ret #0; keep: ret #0xffffffff", with numbers in other forms.
$program = [[128, 0, 0, 0], [0x15, '1', 0, 4], [6, 0, 0, 0.0], ['code' => 6, null, false, 'k' => 4294967295]];
var_dump(socket_set_option($pair[1], SOL_SOCKET, SO_ATTACH_FILTER, $program));
echo $get(), "\n";
var_dump($heard());

var_dump(socket_set_option($pair[1], SOL_SOCKET, SO_DETACH_FILTER, 0));
echo $get(), "\n";

foreach ([
    [], [1], [[]], [[6, 0, 0]], [[6, 0, 0, 0, 0]], [[65536, 0, 0, 0]], [[6, 256, 0, 0]], [[6, 0, -1, 0]], [[6, 0, 0, 1 << 32]],
    [[6, 0, 0, 0], 'ret'], [[99, 0, 0, 0]], array_fill(0, 5000, [6, 0, 0, 0]), 1, null, 'ret',
] as $value) {
    echo attempt(fn () => socket_set_option($pair[1], SOL_SOCKET, SO_ATTACH_FILTER, $value)), "\n";
}
var_dump(socket_set_option($pair[1], SOL_SOCKET, SO_ATTACH_FILTER, [[6, 0, 0, 0]]));
var_dump(socket_set_option($pair[1], SOL_SOCKET, SO_LOCK_FILTER, 1));
echo attempt(fn () => socket_set_option($pair[1], SOL_SOCKET, SO_DETACH_FILTER, 0)), "\n";
?>
--EXPECT--
0
int(4)
bool(true)
{"filter":[[6,0,0,0]]}
bool(false)
bool(true)
{"filter":[[128,0,0,0],[21,1,0,4],[6,0,0,0],[6,0,0,4294967295]]}
int(4)
bool(true)
0
false | Unable to set socket option [22]: Invalid argument
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
ValueError: socket_set_option(): Argument #4 ($value) must be a list of instructions, each a list of code, jt, jf and k
false | Unable to set socket option [22]: Invalid argument
false | Unable to set socket option [22]: Invalid argument
false | Unable to set socket option [22]: Invalid argument
false | Unable to set socket option [22]: Invalid argument
false | Unable to set socket option [22]: Invalid argument
bool(true)
bool(true)
false | Unable to set socket option [1]: Operation not permitted
