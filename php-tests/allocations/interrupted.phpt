--TEST--
Each allocation of a request fails in turn: sockets.interrupted = restart
--SKIPIF--
<?php
require __DIR__ . '/skip.inc';
if (!str_contains((string) shell_exec(getenv('TEST_PHP_CGI_EXECUTABLE') . ' -n -m'), 'pcntl')) {
    die('skip php-cgi has no pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/run.inc';
foreach (['interrupted', 'transfer', 'messages'] as $family) {
    fail_in_turn($family, ['sockets.interrupted' => 'restart']);
}
?>
--EXPECT--
done
done
done
