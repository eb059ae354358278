--TEST--
A control message without level or type: the error names the missing key, the same one each time
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
[$a] = pair();
foreach ([[], [], ['level' => 1], ['type' => 1]] as $control) {
    var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => [$control]]));
}
?>
--EXPECT--
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'type' is required
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required
bool(false)
