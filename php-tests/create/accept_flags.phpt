--TEST--
socket_accept: close-on-exec and blocking mode of the accepted descriptor are as in C
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$listener, $port] = listener();
foreach ([false, true] as $nonblock) {
    $nonblock ? socket_set_nonblock($listener) : socket_set_block($listener);
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    $before = socket_fds();
    $server = socket_accept($listener);
    [$fd] = array_values(array_diff(socket_fds(), $before));
    var_dump(is_cloexec($fd) === (PHP_VERSION_ID >= 80400));
    preg_match('/^flags:\s*([0-7]+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
    $is_nonblock = (octdec($match[1]) & 04000) !== 0;
    var_dump($is_nonblock === ($nonblock && PHP_VERSION_ID >= 80500));
    unset($client, $server);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
