--TEST--
Freed vectors cannot be used
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/vectors.inc';
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$iovec = vectors(['a', 'b']);
$copy = $iovec;
var_dump(socket_iovec_free($iovec));
attempt(fn () => socket_iovec_free($copy));
attempt(fn () => socket_iovec_set($copy, 0, 'x'));
attempt(fn () => socket_iovec_fetch($copy, 0));
attempt(fn () => socket_iovec_add($copy, 1));
attempt(fn () => socket_iovec_delete($copy, 0));
attempt(fn () => socket_readv($pair[0], $copy));
attempt(fn () => socket_writev($pair[0], $copy));

ini_set('sockets.handles', 'resource');
$iovec = vectors(['a', 'b']);
socket_iovec_free($iovec);
var_dump(is_resource($iovec));
attempt(fn () => socket_iovec_free($iovec));
attempt(fn () => socket_writev($pair[0], $iovec));
?>
--EXPECT--
bool(true)
Error: socket_iovec_free(): Argument #1 ($iovec) has already been freed
Error: socket_iovec_set(): Argument #1 ($iovec) has already been freed
Error: socket_iovec_fetch(): Argument #1 ($iovec) has already been freed
Error: socket_iovec_add(): Argument #1 ($iovec) has already been freed
Error: socket_iovec_delete(): Argument #1 ($iovec) has already been freed
Error: socket_readv(): Argument #2 ($iovec) has already been freed
Error: socket_writev(): Argument #2 ($iovec) has already been freed
bool(false)
TypeError: socket_iovec_free(): supplied resource is not a valid Socket I/O vector resource
TypeError: socket_writev(): supplied resource is not a valid Socket I/O vector resource
