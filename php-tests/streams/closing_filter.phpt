--TEST--
socket_close() of a socket whose stream runs user code while it closes
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
class Watcher extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int { return PSFS_PASS_ON; }
    public function onClose(): void
    {
        global $socket;
        show('close inside', fn () => socket_close($socket));
    }
}
stream_filter_register('watcher', 'Watcher');
$before = fd_count();
[$stream, $end] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($stream);
stream_filter_append($stream, 'watcher', STREAM_FILTER_WRITE);
show('close', fn () => socket_close($socket));
show('after', fn () => socket_close($socket));
unset($stream, $end, $socket);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
close inside: TypeError: socket_close(): supplied resource is not a valid stream resource
close: NULL
after: Error: socket_close(): Argument #1 ($socket) has already been closed
0 descriptors left
