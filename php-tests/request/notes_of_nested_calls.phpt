--TEST--
What one fatal error leaves is released although a shutdown function receives again
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
// Mappings of hundreds of MB and descriptors of messages, in a request that dies in the middle.
$code = '
function big(): int { preg_match("/^VmSize:\s+(\d+)/m", file_get_contents("/proc/self/status"), $m); return $m[1] >> 10; }
[$near, $far] = pair();
class D { function __destruct() {
    global $near, $far, $before;
    register_shutdown_function(function () use ($near, $far) {
        global $before;
        ini_set("memory_limit", "-1");
        socket_write($far, "last");
        socket_recv($near, $data, 3000000, 0);
        echo "\n", $data, " ", big() - $before < 200 ? "released" : "kept: " . big() - $before, "\n";
    });
    [$n, $f] = pair();
    socket_set_option($f, SOL_SOCKET, SO_SNDBUF, 8 << 20);
    socket_set_nonblock($f);
    $k = 0;
    while ($k < 150000 && ($x = @socket_write($f, str_repeat("y", 50000)))) $k += $x;
    ini_set("memory_limit", (string) (memory_get_usage(true) + 1));
    $fill = [];
    socket_recv($n, $data, 400000000, 0);
    while (true) $fill[] = str_repeat("z", 100000);
} }
$before = big();
$o = new D;
socket_write($far, "data");
ini_set("display_errors", "0");
socket_recv($near, $o, 500000000, 0);
';
echo trim(run_php($code)[0]), "\n";
?>
--EXPECT--
last released
