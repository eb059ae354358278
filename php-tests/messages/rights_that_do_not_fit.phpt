--TEST--
The kernel drops descriptors beyond controllen and sets MSG_CTRUNC
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

[$a, $b] = pair();
$before = open_fds();
foreach ([1, 15, 16, 17, 20, 24] as $room) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights(STDIN, STDIN, STDIN)]]);
    $message = receive($b, $room);
    echo $room, ': ', count($message['control'][0]['data'] ?? []), ' of 3, MSG_CTRUNC ',
        json_encode((bool) ($message['flags'] & MSG_CTRUNC)), ', payload ', $message['iov'][0], "\n";
    unset($message);
}
var_dump(open_fds() - $before);
?>
--EXPECT--
1: 0 of 3, MSG_CTRUNC true, payload x
15: 0 of 3, MSG_CTRUNC true, payload x
16: 0 of 3, MSG_CTRUNC true, payload x
17: 0 of 3, MSG_CTRUNC true, payload x
20: 1 of 3, MSG_CTRUNC true, payload x
24: 2 of 3, MSG_CTRUNC true, payload x
int(0)
