--TEST--
A destructor may close sockets of an array that socket_select() has not replaced yet
--INI--
sockets.handles=object
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
final class Closing
{
    public function __construct(private array $sockets)
    {
    }

    public function __destruct()
    {
        array_map('socket_close', $this->sockets);
    }
}
// A new call, and one that a kept set answers.
foreach ([2 => 1, 40 => 3] as $count => $times) {
    $w = $far = [];
    for ($i = 0; $i < $count; $i++) {
        [$w[], $far[]] = pair();
    }
    for ($i = 0; $i < $times; $i++) {
        [$read, $write, $except] = [[], $w, null];
        socket_select($read, $write, $except, 0);
    }
    [$only, $other] = pair();
    $map = new WeakMap();
    $map[$only] = new Closing($w);
    // Held only there: freed when the first array is replaced.
    $r = [$only];
    unset($only);
    $asked = $w;
    echo socket_select($r, $w, $except, 0), ' ready, ', count($r), ' to read, ', count($w), " to write\n";
    var_dump($w === $asked);
    show('afterwards', fn() => socket_write($w[0], 'x'));
}
?>
--EXPECT--
2 ready, 0 to read, 2 to write
bool(true)
afterwards: Error: socket_write(): Argument #1 ($socket) has already been closed
40 ready, 0 to read, 40 to write
bool(true)
afterwards: Error: socket_write(): Argument #1 ($socket) has already been closed
