--TEST--
A socket that user code closes while the message is read is not sent, nor is a file that reuses its number
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/helpers.inc';

warnings_as_lines();
[$a, $b] = pair();
[$victim] = udp();
$later = new Text(function () use (&$victim, &$thief) {
    socket_close($victim);
    $thief = fopen(__FILE__, 'r');
    return '0';
});
$control = [
    rights($a, $victim),
    ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid(), 'uid' => $later, 'gid' => 0]],
];
var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => $control]));

$file = fopen(__FILE__, 'r');
$later = new Text(function () use ($file) {
    fclose($file);
    return '0';
});
$control[0] = rights($file);
$control[1]['data']['uid'] = $later;
var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => $control]));
restore_error_handler();
var_dump(@receive($b));
?>
--EXPECT--
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): socket is already closed
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): resource is not a stream
bool(false)
bool(false)
