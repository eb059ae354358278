--TEST--
Too few and too many arguments: ArgumentCountError from every function, without any effect
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$a] = pair();
$before = fd_count();
$functions = [
    'socket_create', 'socket_create_pair', 'socket_create_listen', 'socket_accept', 'socket_close',
    'socket_bind', 'socket_connect', 'socket_listen', 'socket_shutdown', 'socket_set_block',
    'socket_set_nonblock', 'socket_atmark', 'socket_getsockname', 'socket_getpeername', 'socket_read',
    'socket_write', 'socket_recv', 'socket_send', 'socket_recvfrom', 'socket_sendto', 'socket_select',
    'socket_get_option', 'socket_getopt', 'socket_set_option', 'socket_setopt', 'socket_last_error',
    'socket_clear_error', 'socket_strerror',
];
foreach ($functions as $name) {
    $function = new ReflectionFunction($name);
    $required = $function->getNumberOfRequiredParameters();
    $counts = $required ? [0, $required - 1] : [];
    foreach (array_unique([...$counts, $function->getNumberOfParameters() + 1]) as $count) {
        // By-reference parameters require variables; the socket is the first argument, if there is one.
        $arguments = array_fill(0, $count, 1);
        if ($count) {
            $arguments[0] = $a;
        }
        $references = [];
        foreach ($arguments as $i => $_) {
            $references[] = &$arguments[$i];
        }
        try {
            $name(...$references);
            echo "$name($count arguments) is allowed\n";
        } catch (ArgumentCountError $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
echo fd_count() - $before, " descriptors more\n";
?>
--EXPECT--
socket_create() expects exactly 3 arguments, 0 given
socket_create() expects exactly 3 arguments, 2 given
socket_create() expects exactly 3 arguments, 4 given
socket_create_pair() expects exactly 4 arguments, 0 given
socket_create_pair() expects exactly 4 arguments, 3 given
socket_create_pair() expects exactly 4 arguments, 5 given
socket_create_listen() expects at least 1 argument, 0 given
socket_create_listen() expects at most 2 arguments, 3 given
socket_accept() expects exactly 1 argument, 0 given
socket_accept() expects exactly 1 argument, 2 given
socket_close() expects exactly 1 argument, 0 given
socket_close() expects exactly 1 argument, 2 given
socket_bind() expects at least 2 arguments, 0 given
socket_bind() expects at least 2 arguments, 1 given
socket_bind() expects at most 3 arguments, 4 given
socket_connect() expects at least 2 arguments, 0 given
socket_connect() expects at least 2 arguments, 1 given
socket_connect() expects at most 3 arguments, 4 given
socket_listen() expects at least 1 argument, 0 given
socket_listen() expects at most 2 arguments, 3 given
socket_shutdown() expects at least 1 argument, 0 given
socket_shutdown() expects at most 2 arguments, 3 given
socket_set_block() expects exactly 1 argument, 0 given
socket_set_block() expects exactly 1 argument, 2 given
socket_set_nonblock() expects exactly 1 argument, 0 given
socket_set_nonblock() expects exactly 1 argument, 2 given
socket_atmark() expects exactly 1 argument, 0 given
socket_atmark() expects exactly 1 argument, 2 given
socket_getsockname() expects at least 2 arguments, 0 given
socket_getsockname() expects at least 2 arguments, 1 given
socket_getsockname() expects at most 3 arguments, 4 given
socket_getpeername() expects at least 2 arguments, 0 given
socket_getpeername() expects at least 2 arguments, 1 given
socket_getpeername() expects at most 3 arguments, 4 given
socket_read() expects at least 2 arguments, 0 given
socket_read() expects at least 2 arguments, 1 given
socket_read() expects at most 3 arguments, 4 given
socket_write() expects at least 2 arguments, 0 given
socket_write() expects at least 2 arguments, 1 given
socket_write() expects at most 3 arguments, 4 given
socket_recv() expects exactly 4 arguments, 0 given
socket_recv() expects exactly 4 arguments, 3 given
socket_recv() expects exactly 4 arguments, 5 given
socket_send() expects exactly 4 arguments, 0 given
socket_send() expects exactly 4 arguments, 3 given
socket_send() expects exactly 4 arguments, 5 given
socket_recvfrom() expects at least 5 arguments, 0 given
socket_recvfrom() expects at least 5 arguments, 4 given
socket_recvfrom() expects at most 6 arguments, 7 given
socket_sendto() expects at least 5 arguments, 0 given
socket_sendto() expects at least 5 arguments, 4 given
socket_sendto() expects at most 6 arguments, 7 given
socket_select() expects at least 4 arguments, 0 given
socket_select() expects at least 4 arguments, 3 given
socket_select() expects at most 5 arguments, 6 given
socket_get_option() expects exactly 3 arguments, 0 given
socket_get_option() expects exactly 3 arguments, 2 given
socket_get_option() expects exactly 3 arguments, 4 given
socket_getopt() expects exactly 3 arguments, 0 given
socket_getopt() expects exactly 3 arguments, 2 given
socket_getopt() expects exactly 3 arguments, 4 given
socket_set_option() expects exactly 4 arguments, 0 given
socket_set_option() expects exactly 4 arguments, 3 given
socket_set_option() expects exactly 4 arguments, 5 given
socket_setopt() expects exactly 4 arguments, 0 given
socket_setopt() expects exactly 4 arguments, 3 given
socket_setopt() expects exactly 4 arguments, 5 given
socket_last_error() expects at most 1 argument, 2 given
socket_clear_error() expects at most 1 argument, 2 given
socket_strerror() expects exactly 1 argument, 0 given
socket_strerror() expects exactly 1 argument, 2 given
0 descriptors more
