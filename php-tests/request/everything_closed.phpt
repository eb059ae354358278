--TEST--
A worker's descriptors and memory do not grow from request to request, whatever is left open
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

$results = cgi_requests('
    $descriptors = fd_count();
    preg_match("/^VmSize:\s*(\d+)/m", file_get_contents("/proc/self/status"), $match);
    $GLOBALS["left"] = [pair(), listener(), udp()];
    $GLOBALS["left"][] = &$GLOBALS["left"];
    $read = $GLOBALS["left"][0];
    socket_select($read, $none, $none, 0);
    $quiet = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_set_nonblock($quiet);
    socket_read($quiet, PHP_INT_MAX - 1);
    return [$descriptors, (int) $match[1]];
', 6);
$results = array_slice($results, 1);
echo count($results), " requests\n";
var_dump(count(array_unique(array_column($results, 0))));
// Under valgrind the process has more memory than PHP's.
var_dump(getenv('USE_ZEND_ALLOC') === '0' || max(array_column($results, 1)) - min(array_column($results, 1)) < 4096);
?>
--EXPECT--
5 requests
int(1)
bool(true)
