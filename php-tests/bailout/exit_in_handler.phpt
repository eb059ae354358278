--TEST--
exit() in an error handler during a call: nothing leaks, shutdown functions still run
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$calls = [
    'socket_create(AF_INET, SOCK_STREAM, 99999);',
    'socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);',
    'socket_accept($a);',
    'socket_bind($a, "/nonexistent/x");',
    'socket_recv($a, $data, 10, MSG_OOB);',
    'socket_write($a, null);',
    'socket_read($a, 1.5);',
    'socket_set_option($a, SOL_SOCKET, 9999, 1);',
    '[$l, $port] = listener(); socket_create_listen($port);',
];
foreach ($calls as $call) {
    [$output, $status] = run_php('
        $before = count(socket_fds());
        register_shutdown_function(function () use ($before) {
            global $a, $b, $data, $pair, $l;
            $a = $b = $data = $pair = $l = null;
            echo "shutdown, ", count(socket_fds()) - $before, " sockets more";
        });
        [$a, $b] = pair(SOCK_DGRAM);
        set_error_handler(function () { echo "handler, "; exit(7); });
        ' . $call . '
        echo "not reached";
    ');
    echo "$output, status $status\n";
}
?>
--EXPECT--
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
handler, shutdown, 0 sockets more, status 7
