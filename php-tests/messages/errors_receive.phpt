--TEST--
The error for each mistake in socket_recvmsg's array, which stays unchanged
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

warnings_as_lines();
[$a, $b] = pair();
foreach ([
    [],
    ['controllen' => 0],
    ['controllen' => -1],
    ['controllen' => 1 << 32],
    ['controllen' => 'x'],
    ['controllen' => 1, 'buffer_size' => -1],
    ['controllen' => 1, 'buffer_size' => 104857601],
    ['controllen' => 1, 'buffer_size' => null],
    ['controllen' => 1, 'name' => null],
    ['controllen' => 1, 'name' => ['family' => 99]],
    ['controllen' => 1, 'name' => ['family' => AF_INET]],
    ['controllen' => 1, 'name' => ['family' => null]],
] as $given) {
    $message = $given;
    $count = socket_recvmsg($b, $message, MSG_DONTWAIT);
    if ($count !== false || $message !== $given) {
        var_dump($count, $message);
    }
}
echo "-- which slot has the error\n";
socket_clear_error();
socket_clear_error($b);
receive($b);
var_dump(socket_last_error(), socket_last_error($b));
// 4 GiB for control data is accepted, and uses no memory.
socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights(STDIN)]]);
var_dump(count(receive($b, 4294967295)['control'][0]['data']));
?>
--EXPECT--
Warning: socket_recvmsg(): error converting user data (path: msghdr): The key 'controllen' is required
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): controllen cannot be 0
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): given PHP integer is out of bounds for an unsigned 32-bit integer
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): given PHP integer is out of bounds for an unsigned 32-bit integer
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): expected an integer, but got a non numeric string (possibly from a converted object): 'x'
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given -1
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given 104857601
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): expected an integer, either of a PHP integer type or of a convertible type
Warning: socket_recvmsg(): error converting user data (path: msghdr > name): expected an array here
Warning: socket_recvmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX
Warning: socket_recvmsg(): error converting user data (path: msghdr > name): the specified family (number 2) is not supported on this socket
Warning: socket_recvmsg(): Error in recvmsg [11]: Resource temporarily unavailable
-- which slot has the error
Warning: socket_recvmsg(): Error in recvmsg [11]: Resource temporarily unavailable
int(11)
int(0)
int(1)
