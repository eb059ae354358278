--TEST--
socket_iovec_alloc(): unknown named arguments are refused
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show('unknown', fn () => socket_iovec_alloc(1, 10, nobody: 5));
show('only names', fn () => socket_iovec_alloc(num_vectors: 0, nobody: 5));
?>
--EXPECTF--
unknown: ArgumentCountError: %Ssocket_iovec_alloc() does not accept %s
only names: ArgumentCountError: %Ssocket_iovec_alloc() does not accept %s
