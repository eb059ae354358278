--TEST--
Timestamps beside descriptors: all are received, and no descriptor leaks
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
use const Sockets\{SCM_TIMESTAMP, SO_TIMESTAMP};

require __DIR__ . '/helpers.inc';

[$a, $b] = pair();
socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP, 1);
$before = open_fds();
for ($i = 0; $i < 50; $i++) {
    socket_sendmsg($a, ['iov' => ['payload'], 'control' => [rights(STDIN, $a)]]);
    $message = receive($b);
}
var_dump($message['iov'][0], open_fds() - $before);
foreach ($message['control'] as $control) {
    var_dump($control['type'] === SCM_RIGHTS || $control['type'] === SCM_TIMESTAMP);
}
unset($message, $control);
var_dump(open_fds() - $before);
?>
--EXPECT--
string(7) "payload"
int(2)
bool(true)
bool(true)
int(0)
