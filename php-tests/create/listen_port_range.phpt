--TEST--
socket_create_listen: ports out of range wrap before PHP 8.5 and are ValueErrors from then on
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$before = fd_count();
foreach ([-1, 65536, PHP_INT_MAX, PHP_INT_MIN] as $port) {
    try {
        $listener = @socket_create_listen($port);
        $outcome = 'wrapped';
    } catch (ValueError $e) {
        $outcome = $e->getMessage();
    }
    $expected = PHP_VERSION_ID >= 80500
        ? 'socket_create_listen(): Argument #1 ($port) must be between 0 and 65535'
        : 'wrapped';
    echo $port, ': ', $outcome === $expected ? 'as in C' : $outcome, "\n";
    $listener = null;
}
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
-1: as in C
65536: as in C
9223372036854775807: as in C
-9223372036854775808: as in C
0 descriptors left
