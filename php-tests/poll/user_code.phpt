--TEST--
SocketPollHandle: destructors of a watcher's data run after the socket is closed
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!class_exists("Io\\Poll\\Context")) {
    die("skip PHP has no Io\\Poll");
}
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

use Io\Poll\{Context, Event};
use Sockets\SocketPollHandle;

class Closes
{
    function __construct(private Closure $what)
    {
    }

    function __destruct()
    {
        try {
            ($this->what)();
        } catch (Error $e) {
            echo 'refused: ', strpos($e->getMessage(), 'socket_close') === 0 ? 'closed' : $e->getMessage(), "\n";
        }
    }
}

$context = new Context();
$before = fd_count();
$sockets = [];
for ($i = 0; $i < 20; $i++) {
    $sockets[] = pair();
}
foreach ($sockets as $i => [$a, $b]) {
    // The destructor closes the same socket, and the next pair's.
    $context->add(new SocketPollHandle($a), [Event::Read], new Closes(function () use ($a, $i) {
        global $sockets;
        if ($i % 5 === 0) {
            socket_close($a);
        } elseif (isset($sockets[$i + 1])) {
            socket_close($sockets[$i + 1][0]);
        }
    }));
}
unset($a, $b);
socket_close($sockets[0][0]);
foreach ([1, 6, 11, 16] as $i) {
    socket_close($sockets[$i][0]);
}
var_dump(count(ready($context)));
$sockets = [];
unset($context);
gc_collect_cycles();
var_dump($before - fd_count());

// A watcher, its context, its handle and its socket in a cycle.
$context = new Context();
[$a, $b] = pair();
$context->add(new SocketPollHandle($a), [Event::Read], [$context, $a]);
$before = fd_count();
unset($context, $a);
gc_collect_cycles();
var_dump($before - fd_count());

// A watcher whose data is another watcher's handle.
$context = new Context();
[$a, $b] = pair();
$handle = new SocketPollHandle($a);
$w1 = $context->add($handle, [Event::Read]);
$w2 = $context->add(new SocketPollHandle($b), [Event::Read], $handle);
socket_close($a);
var_dump($w1->isActive(), $w2->isActive());
?>
--EXPECT--
refused: closed
refused: closed
refused: closed
refused: closed
int(0)
int(1)
int(2)
bool(false)
bool(true)
