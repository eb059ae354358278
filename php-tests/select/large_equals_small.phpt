--TEST--
socket_select: repeated calls with a large set give the same answers as calls with single sockets
--EXTENSIONS--
sockets
--FILE--
<?php
// 60 pairs are read from, written to, filled, shut down, closed and replaced at random.
// After each step one large call is compared with one small call per socket.
mt_srand(20261121);
$near = $far = [];
function fresh(int $i): void {
    global $near, $far;
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$near[$i], $far[$i]] = $pair;
    socket_set_nonblock($near[$i]);
    socket_set_nonblock($far[$i]);
}
for ($i = 0; $i < 60; $i++) {
    fresh($i);
}
$differences = $ready = 0;
for ($step = 0; $step < 1500 && !$differences; $step++) {
    $i = mt_rand(0, 59);
    switch (mt_rand(0, 9)) {
        case 0: case 1: case 2: @socket_write($far[$i], 'x'); break;
        case 3: case 4: @socket_read($near[$i], 100); break;
        case 5: @socket_write($near[$i], str_repeat('y', 1 << 20)); break;
        case 6: @socket_read($far[$i], 1 << 20); break;
        case 7: @socket_shutdown($far[$i], mt_rand(0, 2)); break;
        case 8: socket_close($far[$i]); socket_close($near[$i]); fresh($i); break;
        case 9: unset($near[$i], $far[$i]); fresh($i); break;
    }
    $sets = [[], [], []];
    foreach ($near as $k => $socket) {
        $sets[0][$k] = $socket;
        if ($k % 3 === $step % 3) { $sets[1][$k] = $socket; }
        if ($k % 5 === 0) { $sets[2]["e$k"] = $socket; }
    }
    $wanted = [[], [], []];
    $total = 0;
    foreach ($sets as $s => $set) {
        foreach ($set as $k => $socket) {
            $one = [null, null, null];
            $one[$s] = [$k => $socket];
            $n = socket_select($one[0], $one[1], $one[2], 0);
            $total += $n;
            $wanted[$s] += $one[$s];
        }
    }
    for ($again = 0; $again < 4; $again++) {
        [$r, $w, $e] = $sets;
        $n = socket_select($r, $w, $e, 0);
        $ready += $n;
        if ($n !== $total || [$r, $w, $e] !== $wanted) {
            $differences++;
            echo "step $step, time $again: $n ready, not $total\n";
        }
    }
}
echo $ready > 1000 ? "answers were not empty\n" : "only $ready\n", "$differences differences\n";
?>
--EXPECT--
answers were not empty
0 differences
