--TEST--
socket_select: a hang-up does not count as ready for writing or exceptions, as in select(2)
--EXTENSIONS--
sockets
--FILE--
<?php
// A TCP socket that was never connected is hung up for epoll at once; select(2) calls
// it readable and writable, and not exceptional.
$sockets = [];
for ($i = 0; $i < 40; $i++) { $sockets[] = socket_create(AF_INET, SOCK_STREAM, 0); }
for ($i = 0; $i < 6; $i++) {
    $r = $w = null;
    $e = $sockets;
    $began = microtime(true);
    $n = socket_select($r, $w, $e, 0, 50000);
    $waited = microtime(true) - $began;
    echo $n, ' ', count($e), $waited > 0.045 && $waited < 1 ? " in time\n" : " after $waited\n";
}
$r = $w = $sockets;
$e = null;
echo socket_select($r, $w, $e, 0), ' ', count($r), ' ', count($w), "\n";
?>
--EXPECT--
0 0 in time
0 0 in time
0 0 in time
0 0 in time
0 0 in time
0 0 in time
80 40 40
