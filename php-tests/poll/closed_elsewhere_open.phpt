--TEST--
SocketPollHandle: a closed socket is no longer watched, even if a duplicate stays open
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

// The kernel would still report the descriptor, with the address of a watcher that is freed.
$context = new Context();
foreach (['close', 'last reference', 'export'] as $how) {
    [$a, $b] = pair();
    $parked = park_duplicate($a);
    $watcher = $context->add(new SocketPollHandle($a), [Event::Read]);
    if ($how === 'close') {
        socket_close($a);
    } elseif ($how === 'export') {
        $stream = socket_export_stream($a);
        fclose($stream);
    } else {
        $watcher->remove();
    }
    var_dump($watcher->isActive());
    unset($watcher, $a);
    // Something else reuses the watcher's memory.
    $filler = array_map(fn($i) => new ArrayObject([$i]), range(1, 100));
    socket_write($b, 'x');
    var_dump(count(ready($context, 20)));
}

// A stream that shares the descriptor may close it at any time, so it must be watched as a stream.
[$a, $b] = pair();
$stream = socket_export_stream($a);
$handle = new SocketPollHandle($a);
var_dump($handle->isValid());
show('add', fn() => $context->add($handle, [Event::Read]));
$watcher = $context->add(new StreamPollHandle($stream), [Event::Read]);
socket_write($b, 'x');
var_dump(ready($context, 5000) === [$watcher]);
?>
--EXPECT--
bool(false)
int(0)
bool(false)
int(0)
bool(false)
int(0)
bool(false)
add: Io\Poll\InvalidHandleException: Invalid handle for polling
bool(true)
