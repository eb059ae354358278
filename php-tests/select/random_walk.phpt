--TEST--
socket_select: thousands of random changes to a large set, each answer compared with small calls
--EXTENSIONS--
sockets
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

mt_srand((int) (getenv('WALK_SEED') ?: 20261125));
$steps = (int) (getenv('WALK_STEPS') ?: (getenv('USE_ZEND_ALLOC') === '0' ? 300 : 3000));

$near = $far = $held = $children = [];
$write = [];
$mail = pair(SOCK_DGRAM);
socket_set_nonblock($mail[0]);
socket_set_nonblock($mail[1]);
$next = 0;
function fresh(int|string $key): void
{
    global $near, $far;
    [$near[$key], $far[$key]] = pair();
    socket_set_nonblock($near[$key]);
    socket_set_nonblock($far[$key]);
}
function some(): int|string
{
    global $near;
    return array_rand($near);
}

/** Closes a socket and removes it from the arrays. */
function close(int|string $key): void
{
    global $near, $far, $write;
    $socket = $near[$key];
    socket_close($socket);
    foreach (array_keys($near, $socket, true) as $key) {
        unset($near[$key], $far[$key], $write[$key]);
    }
}

/** The result of select(2), with ten elements at a time: too few for a kept set. */
function oracle(array $sets): array
{
    $total = 0;
    $found = [[], [], []];
    foreach ($sets as $s => $set) {
        foreach (array_chunk($set ?? [], 10, true) as $chunk) {
            $ask = [null, null, null];
            $ask[$s] = $chunk;
            socket_select($ask[0], $ask[1], $ask[2], 0);
            $found[$s] += $ask[$s];
        }
        if ($set === null) {
            $found[$s] = null;
        }
        // Duplicates count once.
        $seen = [];
        foreach ($found[$s] ?? [] as $socket) {
            $seen[is_object($socket) ? spl_object_id($socket) : (int) $socket] = true;
        }
        $total += count($seen);
    }
    return [$total, $found];
}

for ($i = 0; $i < 60; $i++) {
    fresh($next++);
}
$differences = $ready = 0;
for ($step = 0; $step < $steps && $differences < 5; $step++) {
    for ($changes = mt_rand(0, 3); $changes > 0; $changes--) {
        $key = some();
        switch ($what = mt_rand(0, 21)) {
            case 0: case 1: @socket_write($far[$key], 'x'); break;
            case 2: case 3: case 4: @socket_read($near[$key], 100); break;
            case 5: @socket_write($near[$key], str_repeat('y', 1 << 20)); break;
            case 6: @socket_read($far[$key], 1 << 20); break;
            case 7: @socket_shutdown($far[$key], mt_rand(0, 2)); break;
            case 8: $other = $far[$key]; close($key); socket_close($other); fresh($key); break;
            case 9: unset($near[$key], $far[$key], $write[$key]); fresh($next++); break;
            case 10: unset($near[$key], $far[$key], $write[$key]); break;
            case 11: if (count($near) < 90) { fresh(mt_rand(0, 1) ? $next++ : 's' . $next++); } break;
            case 12: $near = array_values($near); $far = array_values($far); $write = []; $next = count($near); break;
            case 13: $other = some(); [$near[$key], $near[$other]] = [$near[$other], $near[$key]];
                [$far[$key], $far[$other]] = [$far[$other], $far[$key]]; unset($write[$key], $write[$other]); break;
            case 14: // Lives on elsewhere, and may have something to read there.
                @socket_sendmsg($mail[0], ['iov' => ['x'], 'control' => [
                    ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$near[$key]]],
                ]], 0);
                $held[] = $far[$key];
                @socket_write($far[$key], 'x');
                close($key);
                if (mt_rand(0, 1)) { fresh($key); }
                break;
            case 15: // ... and comes back, perhaps under the same number.
                $message = ['controllen' => 100, 'buffer_size' => 10];
                if (@socket_recvmsg($mail[1], $message)) {
                    $near[$next] = $message['control'][0]['data'][0];
                    $far[$next++] = array_shift($held);
                }
                break;
            case 16:
                if (mt_rand(0, 9) === 0 && count($children) < 3) {
                    $control = pair();
                    $child = pcntl_fork();
                    if ($child === 0) {
                        [$total, $wanted] = oracle([$near, null, null]);
                        for ($i = 0; $i < 4; $i++) {
                            [$r, $w, $e] = [$near, null, null];
                            if (socket_select($r, $w, $e, 0) !== $total || $r !== $wanted[0]) {
                                echo "a child finds something else\n";
                            }
                        }
                        socket_write($control[1], 'c');
                        socket_read($control[1], 1);
                        posix_kill(getmypid(), SIGKILL);
                    }
                    socket_read($control[0], 1);
                    $children[$child] = $control[0];
                }
                break;
            case 17:
                if ($children) {
                    $child = array_key_first($children);
                    socket_write($children[$child], 'q');
                    pcntl_waitpid($child, $status);
                    unset($children[$child]);
                }
                break;
            case 18: $near["twice"] = $near[$key]; $far["twice"] = $far[$key]; break;
            case 19: unset($near['twice'], $far['twice']); break;
            case 20: $small = array_slice($near, 0, 5); $w = $e = null; socket_select($small, $w, $e, 0); break;
            case 21: $stream = socket_export_stream($near[$key]); if (mt_rand(0, 1)) { $kept[$key] = $stream; } break;
        }
        if (count($near) < 30) {
            fresh($next++);
        }
    }
    // Write interests that change at nearly every call.
    for ($i = mt_rand(0, 4); $i > 0; $i--) {
        $key = some();
        if (isset($write[$key])) { unset($write[$key]); } else { $write[$key] = true; }
    }
    $sets = [$near, array_intersect_key($near, $write), null];
    switch (mt_rand(0, 9)) {
        case 0: $sets[2] = $near; break;
        case 1: $sets[1] = null; break;
        case 2: $sets[0] = array_slice($near, 0, mt_rand(20, 40), true); break;
        case 3: // References are looked through.
            foreach ($sets[0] as $key => $socket) {
                if (mt_rand(0, 9) === 0) { unset($place); $place = $socket; $sets[0][$key] = &$place; }
            }
            break;
    }
    [$total, $wanted] = oracle($sets);
    for ($again = mt_rand(1, 2); $again > 0; $again--) {
        [$r, $w, $e] = $sets;
        $n = socket_select($r, $w, $e, 0, $total === 0 ? 100 : mt_rand(0, 1) * 1000000);
        $ready += $n;
        if ($n !== $total || [$r, $w, $e] !== $wanted) {
            $differences++;
            echo "step $step: $n ready, not $total\n";
        }
    }
}
foreach ($children as $child => $control) {
    socket_write($control, 'q');
    pcntl_waitpid($child, $status);
}
echo $ready > 1000 ? "answers were not empty\n" : "only $ready\n", "$differences differences\n";
?>
--EXPECT--
answers were not empty
0 differences
