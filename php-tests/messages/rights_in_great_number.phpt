--TEST--
253 descriptors fit into one message; more are refused, and none leaks
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
$before = open_fds();
foreach ([253, 254, 1000] as $count) {
    var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights(...array_fill(0, $count, STDIN))]]));
}
$message = receive($b);
var_dump(count($message['control'][0]['data']), open_fds() - $before);
unset($message);
var_dump(open_fds() - $before);
?>
--EXPECT--
int(1)
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument
bool(false)
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument
bool(false)
int(253)
int(253)
int(0)
