--TEST--
A received descriptor without family or mode is closed; the others are delivered
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
if (trim((string) shell_exec('perl -e "print 1" 2>&1')) !== '1') die('skip no perl');
?>
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/helpers.inc';

// An O_PATH descriptor of a socket's file is a socket for fstat(2), and getsockopt(2) fails on it.
$path = sys_get_temp_dir() . '/opath.' . getmypid();
$listener = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($listener, $path);
$perl = 'sysopen(F, shift, 010000000) or die; fcntl(F, 2, 0); $ENV{OPATH_FD} = fileno(F); exec shift;';
$php = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
    . ' ' . escapeshellarg(__DIR__ . '/rights_nobody_can_use.inc');
passthru('perl -e ' . escapeshellarg($perl) . ' ' . escapeshellarg($path) . ' ' . escapeshellarg("exec $php") . ' 2>&1');
unlink($path);
?>
--EXPECT--
Warning: socket_recvmsg(): Unable to obtain socket family [9]: Bad file descriptor
Warning: socket_recvmsg(): error converting native data (path: msghdr > control > element #1 > data): error getting protocol descriptor N: getsockopt() call failed with errno 9
int(7)
string(7) "payload"
array(3) {
  [0]=>
  string(6) "Socket"
  [1]=>
  string(4) "null"
  [2]=>
  string(17) "resource (stream)"
}
int(2)
int(9)
