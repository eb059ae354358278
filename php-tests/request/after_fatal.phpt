--TEST--
Requests that end in a fatal error inside a receive leak nothing in the worker
--SKIPIF--
<?php
require __DIR__ . '/../bailout/skip.inc';
if (!is_executable((string) getenv('TEST_PHP_CGI_EXECUTABLE'))) {
    die('skip no php-cgi');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/worker.inc';

// The fatal error comes in a shutdown function, once the result is written.
$ends = [
    '$line = str_repeat("x", 60000); while (true) { socket_write($a, $line); $ballast[] = socket_read($b, 1 << 40); }',
    '$line = str_repeat("x", 60000); while (true) { socket_write($a, $line); $ballast[] = socket_read($b, 1900000); }',
    '$sockets = []; while (true) { $sockets[] = pair(); $ballast[] = str_repeat("x", 10000); }',
    '[$c] = pair(); while (true) { @socket_accept($c); $ballast[] = str_repeat("x", 10000); }',
    'set_error_handler(fn () => str_repeat("x", 8 << 20)); socket_create(AF_INET, SOCK_STREAM, 99999);',
    'set_error_handler(fn () => str_repeat("x", 8 << 20)); socket_accept($a);',
];
foreach ($ends as $end) {
    // The fatal error comes in a shutdown function, once the result is written.
    $results = cgi_requests('
        preg_match("/^VmSize:\s*(\d+)/m", file_get_contents("/proc/self/status"), $match);
        register_shutdown_function(function () {
            [$a, $b] = pair();
            ini_set("display_errors", "0");
            ini_set("memory_limit", (string) (memory_get_usage(true) + (4 << 20)));
            ' . $end . '
        });
        return [fd_count(), (int) $match[1], socket_last_error()];
    ', 6, ['memory_limit' => '64M']);
    $results = array_slice($results, 1);
    echo count($results), ' requests, ', count(array_unique(array_column($results, 0))), ' count of descriptors, errors ',
        implode(' ', array_column($results, 2));
    // A leaked receive buffer would take 2 GiB of address space each time.
    $growth = max(array_column($results, 1)) - min(array_column($results, 1));
    echo $growth < 64 << 10 ? "\n" : ", grown by $growth KiB\n";
}
?>
--EXPECT--
5 requests, 1 count of descriptors, errors 0 0 0 0 0
5 requests, 1 count of descriptors, errors 0 0 0 0 0
5 requests, 1 count of descriptors, errors 0 0 0 0 0
5 requests, 1 count of descriptors, errors 0 0 0 0 0
5 requests, 1 count of descriptors, errors 0 0 0 0 0
5 requests, 1 count of descriptors, errors 0 0 0 0 0
