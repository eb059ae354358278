--TEST--
Each allocation of a request fails in turn: sockets from their making to their end
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/run.inc';
fail_in_turn('sockets');
?>
--EXPECT--
done
