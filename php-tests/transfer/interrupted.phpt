--TEST--
A signal ends a waiting read with EINTR: a warning and false, as in C (D35)
--EXTENSIONS--
sockets
pcntl
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

pcntl_signal(SIGALRM, fn () => null, false);
[$a, $b] = pair();
$data = 'untouched';
foreach ([
    'read' => fn () => socket_read($b, 10),
    'recv' => function () use ($b, &$data) {
        return socket_recv($b, $data, 10, 0);
    },
] as $name => $call) {
    socket_clear_error($b);
    pcntl_alarm(1);
    show($name, $call);
    var_dump(socket_last_error($b) === SOCKET_EINTR);
}
var_dump($data);
socket_write($a, 'usable');
var_dump(socket_read($b, 10));
?>
--EXPECT--
Warning: socket_read(): unable to read from socket [4]: Interrupted system call
read: false
bool(true)
Warning: socket_recv(): Unable to read from socket [4]: Interrupted system call
recv: false
bool(true)
NULL
string(6) "usable"
