--TEST--
SocketPollHandle: a context waits for a socket
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

use Io\Poll\{Context, Event, Handle};
use Sockets\SocketPollHandle;

[$a, $b] = pair();
$handle = new SocketPollHandle($a);
var_dump($handle instanceof Handle, $handle->isValid());
var_dump(socket_last_error($handle->getSocket()) === 0);

$context = new Context();
$watcher = $context->add($handle, [Event::Read], 'data');
var_dump(count(ready($context)));
socket_write($b, 'x');
$ready = ready($context, 5000);
var_dump($ready === [$watcher], $watcher->hasTriggered(Event::Read), $watcher->getData());

$watcher->modifyEvents([Event::Write]);
var_dump(ready($context, 5000) === [$watcher], $watcher->hasTriggered(Event::Write));
$watcher->remove();
var_dump(ready($context));

// Several contexts, and several handles of one socket in different ones.
$other = new Context();
$w1 = $context->add($handle, [Event::Write]);
$w2 = $other->add(new SocketPollHandle($a), [Event::Read]);
var_dump(ready($context) === [$w1], ready($other) === [$w2]);
socket_close($a);
var_dump($w1->isActive(), $w2->isActive(), $handle->isValid(), ready($context), ready($other));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(0)
bool(true)
bool(true)
string(4) "data"
bool(true)
bool(true)
array(0) {
}
bool(true)
bool(true)
bool(false)
bool(false)
bool(false)
array(0) {
}
array(0) {
}
