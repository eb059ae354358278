--TEST--
An uncaught Error of the extension ends the script like any other
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

[$output, $status] = run_php('
    register_shutdown_function(function () { echo "shutdown function\n"; });
    $pair = pair();
    socket_write($pair[0], "x", -1);
', ['display_errors' => 1, 'html_errors' => 0, 'log_errors' => 0]);
preg_match('/Uncaught ValueError: .*?(?= in FILE)/', $output, $match);
echo $match[0] ?? $output, "\n";
var_dump(str_contains($output, 'shutdown function'), $status);
?>
--EXPECT--
Uncaught ValueError: socket_write(): Argument #3 ($length) must be greater than or equal to 0
bool(true)
int(255)
