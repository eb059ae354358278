--TEST--
PHP_NORMAL_READ: a signal in the middle of a line loses no bytes
--EXTENSIONS--
sockets
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$near, $far] = pair();
pcntl_signal(SIGALRM, function () { echo "signal\n"; }, false);
pcntl_async_signals(true);
socket_write($far, 'begun ');
pcntl_alarm(1);
echo json_encode(socket_read($near, 100, PHP_NORMAL_READ)), "\n";
socket_write($far, "ended\n");
echo json_encode(socket_read($near, 100, PHP_NORMAL_READ)), "\n";
?>
--EXPECT--
signal
"begun "
"ended\n"
