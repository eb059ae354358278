--TEST--
Each allocation of a request fails in turn: messages
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/run.inc';
fail_in_turn('messages');
?>
--EXPECT--
done
