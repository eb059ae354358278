<?php
// from 8.6
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
socket_write($a, 'hello');
$context = new Io\Poll\Context();
window('a watcher', fn () => get_class($context->add(new SocketPollHandle($b), [Io\Poll\Event::Read])));
window('waits', fn () => count($context->wait(0)));
then('read', fn () => socket_read($b, 10));
