--TEST--
A panic in Rust code becomes a PHP Error; the process goes on
--SKIPIF--
<?php
require __DIR__ . '/../probe/probe.inc';
if (!probe()) {
    die('skip the probe is not built: cargo build --example probe');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/../probe/probe.inc';

// No backtraces on stderr, whatever is set here.
putenv('RUST_BACKTRACE=0');
[$output, $status] = run_php('
    $catch = function (callable $function, ...$arguments) {
        try {
            var_dump($function(...$arguments));
        } catch (Throwable $e) {
            echo get_class($e), ": ", $e->getMessage(), "\n";
        }
    };
    for ($i = 0; $i < 2; $i++) {
        $catch("probe_panic");
        $catch("probe_overflow", 1);
        $catch("probe_overflow", 0);
        $catch("probe_index", "short");
        $catch("probe_index", "long enough");
        $catch("probe_late");
        $catch("probe_pending");
    }
    // Functions of the extension still work in the same process.
    [$a, $b] = pair();
    socket_write($a, "alive");
    echo socket_read($b, 10), "\n";
    probe_panic();
', ['extension' => probe(), 'display_errors' => 1, 'html_errors' => 0, 'log_errors' => 0]);
// Rust's message about a panic goes to stderr.
$output = preg_replace('/^\n?thread .*? panicked at .*:\n.*\n(note: .*\n)?/m', '', $output);
echo preg_replace('/ in FILE:.*/s', '', $output), "\nstatus $status\n";
?>
--EXPECT--
Error: sockets: internal error, please report it (a Rust panic was caught)
Error: sockets: internal error, please report it (a Rust panic was caught)
int(9223372036854775807)
Error: sockets: internal error, please report it (a Rust panic was caught)
int(111)
Error: sockets: internal error, please report it (a Rust panic was caught)
ValueError: thrown before the panic
Error: sockets: internal error, please report it (a Rust panic was caught)
Error: sockets: internal error, please report it (a Rust panic was caught)
int(9223372036854775807)
Error: sockets: internal error, please report it (a Rust panic was caught)
int(111)
Error: sockets: internal error, please report it (a Rust panic was caught)
ValueError: thrown before the panic
alive

Fatal error: Uncaught Error: sockets: internal error, please report it (a Rust panic was caught)
status 255
