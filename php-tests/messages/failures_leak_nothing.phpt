--TEST--
Hundreds of failing calls: memory and descriptors do not grow
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

set_error_handler(fn () => true);
[$a, $b] = pair();
$throws = new Text(fn () => throw new Exception);
$messages = [
    ['iov' => [str_repeat('x', 5000), 'y'], 'control' => [rights(STDIN, $a, null)]],
    ['iov' => [new Text(fn () => str_repeat('x', 5000)), $throws]],
    ['iov' => [str_repeat('x', 5000)], 'control' => [rights(...array_fill(0, 300, STDIN))]],
    ['iov' => [str_repeat('x', 5000)], 'control' => [rights(STDIN), ['level' => 1, 'type' => 'x' . str_repeat('y', 5000)]]],
    ['name' => ['path' => '/nonexistent/' . str_repeat('x', 50)], 'iov' => [str_repeat('x', 5000)]],
];
$round = function () use ($a, $b, $messages) {
    foreach ($messages as $message) {
        try {
            $sent = socket_sendmsg($a, $message);
        } catch (Exception) {
            $sent = false;
        }
        if ($sent !== false) {
            echo "sent?\n";
        }
        $wanted = ['controllen' => 100, 'buffer_size' => 50000];
        socket_recvmsg($b, $wanted, MSG_DONTWAIT);
    }
};
$round();
$memory = memory_get_usage();
$fds = open_fds();
for ($i = 0; $i < 200; $i++) {
    $round();
}
var_dump(memory_get_usage() - $memory, open_fds() - $fds);
?>
--EXPECT--
int(0)
int(0)
