--TEST--
Arrays that contain themselves, references, deep nesting: the usual errors
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
$self = [];
$self[] = &$self;
$self['iov'] = &$self;
$deep = [];
for ($i = 0; $i < 50000; $i++) {
    $deep = [$deep];
}
$list = ['x'];
$level = SOL_SOCKET;
foreach ([
    $self,
    ['iov' => $self],
    ['iov' => &$list],
    ['name' => $self],
    ['control' => $self],
    ['control' => [$self]],
    ['control' => [rights($self)]],
    ['control' => [rights()]],
    ['control' => [['level' => &$level, 'type' => SCM_RIGHTS]]],
    ['iov' => $deep],
    ['name' => $deep],
    ['control' => $deep],
    ['control' => [rights(...$deep)]],
] as $message) {
    var_dump(socket_sendmsg($a, $message));
}
restore_error_handler();
while ($got = @receive($b)) {
    var_dump($got['iov'][0] ?? '');
}
$self = null; // PHP leaves cycles to leak at its end
?>
--EXPECT--
Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here
bool(false)
Warning: Array to string conversion
Warning: Array to string conversion
int(10)
Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here
bool(false)
Warning: socket_sendmsg(): Error in sendmsg [111]: Connection refused
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected an array here
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): expected a Socket object or a stream resource
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected at least one element in this array
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > level): expected an integer, either of a PHP integer type or of a convertible type
bool(false)
Warning: Array to string conversion
int(5)
Warning: socket_sendmsg(): Error in sendmsg [111]: Connection refused
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required
bool(false)
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): expected a Socket object or a stream resource
bool(false)
string(10) "ArrayArray"
string(5) "Array"
