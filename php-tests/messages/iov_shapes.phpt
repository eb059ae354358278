--TEST--
Values in iov, and what is sent for each
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
    ['iov' => ['a', 1, 2.5, true, false, null, new Text(fn () => 'obj'), 'key' => 'z']],
    ['iov' => [[]]],
    ['iov' => []],
    ['iov' => ['', '']],
    [],
    ['iov' => array_fill(0, 1024, 'x')],
    ['iov' => array_fill(0, 1025, 'x')],
    ['iov' => 'x'],
] as $message) {
    $sent = socket_sendmsg($a, $message);
    echo json_encode($sent);
    if ($sent !== false) {
        echo ' ', json_encode(array_map(fn ($s) => strlen($s) > 50 ? strlen($s) : $s, receive($b, more: ['buffer_size' => 70000])['iov']));
    }
    echo "\n";
}
?>
--EXPECTF--
10 ["a12.51objz"]
Warning: Array to string conversion
5 ["Array"]
0 []
0 []
0 []
1024 [1024]
Warning: socket_sendmsg(): Error in sendmsg [90]: %s
false
Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here
false
