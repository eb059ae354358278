--TEST--
A fatal error in an error handler, a destructor or __toString during a call
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0' && getenv('USE_TRACKED_ALLOC') !== '1') {
    die('skip no allocator that takes back what a fatal error leaves');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$fatal = 'trigger_error("told to end", E_USER_ERROR);';
$calls = [
    'socket_accept($a);' => 'handler',
    'socket_listen($a);' => 'handler',
    'socket_create(AF_INET, SOCK_STREAM, 99999);' => 'handler',
    'socket_recv($a, $data, 10, MSG_OOB);' => 'handler',
    'socket_write($a, new Bad);' => '__toString',
    'socket_bind($a, new Bad);' => '__toString',
    '$data = new Bad; socket_write($b, "x"); socket_recv($a, $data, 10, 0);' => 'destructor',
    '$data = new Bad; socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $data);' => 'destructor',
    '$data = new Bad; socket_getsockname($a, $data);' => 'destructor',
];
foreach ($calls as $call => $where) {
    [$output, $status] = run_php('
        class Bad {
            function __toString(): string { fatal(); return "x"; }
            function __destruct() { fatal(); }
        }
        function fatal() {
            echo "fatal, ";
            ini_set("display_errors", "0");
            ini_set("memory_limit", "4M");
            str_repeat("x", 5 << 20);
        }
        $before = count(socket_fds());
        register_shutdown_function(function () use ($before) {
            global $a, $b, $data;
            $kind = error_get_last()["type"] ?? 0;
            echo "shutdown after ", $kind === E_ERROR ? "E_ERROR" : $kind, ", ";
            // After a bailout the variable may already have the new value.
            $data = null;
            echo lost_sockets($before, $a, $b);
        });
        [$a, $b] = pair(SOCK_DGRAM);
        set_error_handler(function () { fatal(); });
        ' . $call . '
        echo "not reached";
    ');
    echo "$where: $output, status $status\n";
}
?>
--EXPECT--
handler: fatal, shutdown after E_ERROR, no socket lost, status 255
handler: fatal, shutdown after E_ERROR, no socket lost, status 255
handler: fatal, shutdown after E_ERROR, no socket lost, status 255
handler: fatal, shutdown after E_ERROR, no socket lost, status 255
__toString: fatal, shutdown after E_ERROR, no socket lost, status 255
__toString: fatal, shutdown after E_ERROR, no socket lost, status 255
destructor: fatal, shutdown after E_ERROR, no socket lost, status 255
destructor: fatal, shutdown after E_ERROR, no socket lost, status 255
destructor: fatal, shutdown after E_ERROR, no socket lost, status 255
