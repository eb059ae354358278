--TEST--
socket_select(): if all sockets are ready, the result is still an array of its own
--EXTENSIONS--
sockets
--FILE--
<?php
function ready_sockets(int $n): array
{
    global $keep;
    $sockets = [];
    for ($i = 0; $i < $n; $i++) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        socket_write($pair[1], 'x');
        [$sockets[], $keep[]] = $pair;
    }
    return $sockets;
}

foreach ([1, 3, 40] as $n) {
    $all = ready_sockets($n);
    $w = $e = null;
    // From the third call on, a kept set answers for large arrays.
    for ($calls = 0; $calls < 5; $calls++) {
        $r = $all;
        if (socket_select($r, $w, $e, 0) !== $n || $r !== $all) {
            echo "$n: not all\n";
        }
        $r[] = 'one more';
        if (count($all) !== $n || array_key_last($r) !== $n) {
            echo "$n: shared\n";
        }

        $r = $all;
        end($r);
        socket_select($r, $w, $e, 0);
        if (key($r) !== 0) {
            echo "$n: where the array stood is kept\n";
        }

        $r = [...$all, 'a', 'b'];
        array_splice($r, $n + 1);
        unset($r[$n]);
        socket_select($r, $w, $e, 0);
        $r[] = 'next';
        if (array_key_last($r) !== $n) {
            echo "$n: the next index is kept\n";
        }

        $r = $all;
        $own = $r[0];
        $r[0] = &$own;
        socket_select($r, $w, $e, 0);
        $r[0] = 'changed';
        if ($own !== $all[0]) {
            echo "$n: a reference is kept\n";
        }

        $r = array_reverse($all, true);
        if (socket_select($r, $w, $e, 0) !== $n || array_keys($r) !== array_reverse(array_keys($all))) {
            echo "$n: other keys\n";
        }

        $both = $all;
        if (socket_select($both, $both, $e, 0) !== 2 * $n || $both !== $all) {
            echo "$n: not both\n";
        }
    }
}
echo "done\n";
?>
--EXPECT--
done
