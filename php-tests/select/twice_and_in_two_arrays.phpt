--TEST--
socket_select: the same socket twice in an array, in two arrays, and one variable for two parameters
--EXTENSIONS--
sockets
--FILE--
<?php
$near = $far = [];
for ($i = 0; $i < 40; $i++) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$near[$i], $far[$i]] = $pair;
}
socket_write($far[5], 'x');
$near['again'] = $near[5];
for ($i = 0; $i < 5; $i++) {
    $r = $near;
    $w = [$near[5], 'w' => $near[6]];
    $e = [$near[5]];
    $n = socket_select($r, $w, $e, 0);
    echo $n, ' | ', implode(',', array_keys($r)), ' | ', implode(',', array_keys($w)), ' | ', count($e), "\n";
}
for ($i = 0; $i < 5; $i++) {
    $both = $near;
    $e = null;
    $n = socket_select($both, $both, $e, 0);
    echo $n, ' ', implode(',', array_keys($both)), "\n";
}
?>
--EXPECT--
3 | 5,again | 0,w | 0
3 | 5,again | 0,w | 0
3 | 5,again | 0,w | 0
3 | 5,again | 0,w | 0
3 | 5,again | 0,w | 0
41 5,again
41 5,again
41 5,again
41 5,again
41 5,again
