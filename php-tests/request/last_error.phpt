--TEST--
The last error starts at 0 in every request that a worker serves (php-cgi)
--SKIPIF--
<?php
if (!is_executable((string) getenv('TEST_PHP_CGI_EXECUTABLE'))) {
    die('skip no php-cgi');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/worker.inc';

foreach (cgi_requests('
    $start = socket_last_error();
    @socket_create(AF_INET, SOCK_STREAM, 99999);
    return [$start, socket_last_error() > 0];
', 4) as [$start, $failed]) {
    echo "starts at $start, ", $failed ? 'fails' : 'does not fail', "\n";
}
?>
--EXPECT--
starts at 0, fails
starts at 0, fails
starts at 0, fails
starts at 0, fails
