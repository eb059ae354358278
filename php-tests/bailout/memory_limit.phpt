--TEST--
memory_limit exceeded during a receive: PHP's fatal error, and the socket still works
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

// Short, middle, large and huge lengths are received into different places.
$calls = [
    'socket_read($b, 16000)',
    'socket_read($b, 70000)',
    'socket_read($b, 1900000)',
    'socket_read($b, 3 << 20)',
    'socket_read($b, 1 << 40)',
    'socket_recv($b, $data, 16 << 20, 0) ? $data : 0',
    'socket_recv($b, $data, 1900000, 0) ? $data : 0',
    'socket_recvfrom($b, $data, 16 << 20, 0, $from) ? $data : 0',
    'socket_read($b, 16 << 20, PHP_NORMAL_READ)',
    'socket_read($b, 70000, PHP_NORMAL_READ)',
];
foreach ($calls as $call) {
    [$output, $status] = run_php('
        $before = count(socket_fds());
        register_shutdown_function(function () use ($before) {
            global $a, $b, $ballast, $data;
            $ballast = $data = null;
            $message = error_get_last()["message"] ?? "none";
            echo "shutdown, ", preg_match("/^Allowed memory size of \d+ bytes exhausted/", $message) ? "" : $message;
            socket_set_nonblock($b);
            while (socket_read($b, 8192) !== false);
            socket_write($a, "alive");
            echo socket_read($b, 100), ", ";
            echo lost_sockets($before, $a, $b);
        });
        ini_set("display_errors", "0");
        [$a, $b] = pair();
        socket_set_nonblock($a);
        $line = str_repeat("x", 60000) . "\n";
        $ballast = [];
        ini_set("memory_limit", (string) (memory_get_usage(true) + (4 << 20)));
        while (true) {
            socket_write($a, $line);
            $ballast[] = ' . $call . ';
        }
    ', ['memory_limit' => '64M']);
    echo "$output, status $status\n";
}
?>
--EXPECT--
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
shutdown, alive, no socket lost, status 255
