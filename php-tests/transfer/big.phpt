--TEST--
Strings of several megabytes arrive whole, whatever length is asked for
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = tcp_pair();
socket_set_nonblock($a);
$data = random_bytes(1 << 16);
$data = str_repeat($data, 128) . 'end';
foreach ([4096, 100_000, 1 << 20, 8 << 20, 1 << 40, PHP_INT_MAX - 1] as $length) {
    $sent = 0;
    $received = '';
    while (strlen($received) < strlen($data)) {
        if ($sent < strlen($data)) {
            $n = socket_write($a, substr($data, $sent, 1 << 20));
            $sent += $n === false ? 0 : $n;
        }
        $received .= socket_read($b, $length);
    }
    echo $length, ': ', $received === $data ? 'equal' : 'different', "\n";
}
?>
--EXPECT--
4096: equal
100000: equal
1048576: equal
8388608: equal
1099511627776: equal
9223372036854775806: equal
