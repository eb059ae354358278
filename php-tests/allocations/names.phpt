--TEST--
Each allocation of a request fails in turn: addresses, and what Sockets\ tells of a socket
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/run.inc';
fail_in_turn('names');
?>
--EXPECT--
done
