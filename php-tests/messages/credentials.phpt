--TEST--
SCM_CREDENTIALS, sent and received
--EXTENSIONS--
sockets
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$a, $b] = pair();
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
$mine = ['pid' => getmypid(), 'uid' => posix_geteuid(), 'gid' => posix_getegid()];
var_dump(socket_sendmsg($a, [
    'iov' => ['x'],
    'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $mine]],
]));
$message = receive($b, socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS));
var_dump(count($message['control']), $message['control'][0]['data'] === $mine, $message['flags']);
?>
--EXPECT--
int(1)
int(1)
bool(true)
int(0)
