--TEST--
socket_select(): an array that differs from the last call's in one element, at any position
--EXTENSIONS--
sockets
--FILE--
<?php
function pair(): array
{
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    return $pair;
}

function keys(array $sockets): array
{
    $w = $e = null;
    $ready = socket_select($sockets, $w, $e, 0);
    return $ready === count($sockets) ? array_keys($sockets) : ["$ready ready", ...$sockets];
}

function expect(array $wanted, array $all, string $what): void
{
    $found = keys($all);
    if ($found !== $wanted) {
        echo "$what: ", json_encode($found), ' in place of ', json_encode($wanted), "\n";
    }
}

/** Each position in turn holds a ready socket, its own, something else, a hole. */
function try_all_places(array $all, mixed $ready, string $what): void
{
    for ($calls = 0; $calls < 3; $calls++) {
        expect([], $all, "$what, as it was");
    }
    foreach (array_keys($all) as $key) {
        $own = $all[$key];
        $all[$key] = $ready;
        expect([$key], $all, "$what, ready at $key");
        expect([$key], $all, "$what, ready at $key again");
        // A copy, since an array with refilled holes is no longer a plain list.
        $holed = $all;
        unset($holed[$key]);
        expect([], $holed, "$what, without $key");
        expect([], $holed, "$what, without $key again");
        $holed[$key] = $ready;
        expect([$key], $holed, "$what, $key after a hole");
        $all[$key] = $own;
        expect([], $all, "$what, $key back");
        expect([], $all, "$what, $key back again");
        $all[$key] = 1;
        try {
            keys($all);
            echo "$what, a number at $key: no error\n";
        } catch (TypeError) {
        }
        $all[$key] = $own;
    }
}

[$writer, $ready] = pair();
socket_write($writer, 'x');
[$other_writer, $also_ready] = pair();
socket_write($other_writer, 'x');

$keep = $all = [];
for ($n = 0; $n < 44; $n++) {
    [$all[], $keep[]] = pair();
    if ($n >= 23) {
        try_all_places($all, $ready, "list of $n");
    }
}
$named = [];
foreach ($all as $i => $socket) {
    $named["s$i"] = $socket;
}
try_all_places($named, $ready, 'names');

// Two neighbours are swapped.
expect([], $all, 'list');
$all[7] = $ready;
expect([7], $all, 'ready at 7');
expect([7], $all, 'ready at 7');
[$all[7], $all[8]] = [$all[8], $all[7]];
expect([8], $all, 'ready at 8');

// A hole may be filled by another.
unset($all[20]);
expect([8], $all, 'a hole');
expect([8], $all, 'a hole');
$all[20] = $writer;
expect([8], $all, 'no hole');
$all[20] = $also_ready;
expect([8, 20], $all, 'the hole is ready');
echo "done\n";
?>
--EXPECT--
done
