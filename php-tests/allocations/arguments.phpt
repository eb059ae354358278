--TEST--
Each allocation of a request fails in turn: arguments that no function takes
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/run.inc';
fail_in_turn('arguments');
?>
--EXPECT--
done
