--TEST--
max_execution_time ends a script between calls; sockets are closed
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$output, $status] = run_php('
    $before = count(socket_fds());
    register_shutdown_function(function () use ($before) {
        global $a, $b;
        echo "shutdown, ", str_contains(error_get_last()["message"] ?? "", "Maximum execution time") ? "time" : "?";
        echo ", ", lost_sockets($before, $a, $b);
    });
    ini_set("display_errors", "0");
    [$a, $b] = pair();
    set_time_limit(1);
    while (true) {
        socket_write($a, "x");
        socket_read($b, 1);
    }
');
echo "$output, status $status\n";
?>
--EXPECT--
shutdown, time, no socket lost, status 255
