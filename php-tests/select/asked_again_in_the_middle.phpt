--TEST--
socket_select: calls and assignments by user code while the arrays are replaced do not change the result
--INI--
sockets.handles=object
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

/** Runs when its socket, the key in the map, is freed. */
class AtEnd
{
    public function __construct(private Closure $do) {}
    public function __destruct() { ($this->do)(); }
}
$map = new WeakMap();

$near = $far = $others = $their = [];
for ($i = 0; $i < 30; $i++) {
    [$near[], $far[]] = pair();
    [$others[], $their[]] = pair();
}
socket_write($their[7], 'x');
$none = null;
function settle(array $sockets, ?array $write): void
{
    for ($i = 0; $i < 3; $i++) {
        [$r, $w, $e] = [$sockets, $write, null];
        socket_select($r, $w, $e, 0);
    }
}

/** A socket that only `$read` will hold, so it is freed when that is replaced. */
function only_here(Closure $do): Socket
{
    global $map, $keep;
    [$socket, $keep[]] = pair();
    $map[$socket] = new AtEnd($do);
    return $socket;
}

echo "another question\n";
settle($near, $near);
$r = $near;
$r['last'] = only_here(function () use ($others) {
    $w = $e = null;
    echo '  asked: ', socket_select($others, $w, $e, 0), ' ', json_encode(array_keys($others)), "\n";
});
$w = $near;
$e = $near;
echo socket_select($r, $w, $e, 0), ' ', count($r), ' ', count($w), ' ', count($e), "\n";

echo "the same variable three times\n";
socket_write($far[3], 'x');
settle($near, $near);
for ($i = 0; $i < 3; $i++) {
    $x = $near;
    echo socket_select($x, $x, $none, 0), ' ', json_encode(array_keys($x)), "\n";
}
$x = $near;
echo socket_select($x, $x, $x, 0), ' ', json_encode($x), "\n";
for ($count = 10; $count < 40; $count += 3) {
    $x = array_slice([...$near, ...$near], 0, $count);
    $n = socket_select($x, $x, $x, 0);
    $y = array_slice([...$near, ...$near], 0, $count);
    if ($x !== [] || socket_select($y, $none, $none, 0) !== 1) {
        echo "$count sockets: $n ", json_encode([array_keys($x), array_keys($y)]), "\n";
    }
}

echo "the next array is another one by then\n";
$r = $near;
$w = $near;
$r['last'] = only_here(function () use (&$w, $near, $others) {
    $w = ['new' => $near[0], 'other' => $others[0]];
});
echo socket_select($r, $w, $none, 0), ' ', json_encode([array_keys($r), array_keys($w)]), "\n";
$r = $near;
$w = $near;
$r['last'] = only_here(function () use (&$w) { $w = null; });
echo socket_select($r, $w, $none, 0), ' ', json_encode([array_keys($r), $w]), "\n";

echo "sockets are closed meanwhile, and the numbers given away\n";
$r = $near;
$w = array_slice($near, 0, 25);
$r['last'] = only_here(function () use ($near, &$fresh) {
    for ($i = 10; $i < 20; $i++) {
        socket_close($near[$i]);
    }
    $fresh = pair();
});
echo socket_select($r, $w, $none, 0), ' ', count($r), "\n";
echo "done\n";
?>
--EXPECT--
another question
  asked: 1 [7]
30 0 30 0
the same variable three times
31 [3]
31 [3]
31 [3]
31 []
the next array is another one by then
31 [[3],["new"]]
31 [[3],null]
sockets are closed meanwhile, and the numbers given away
26 1
done
