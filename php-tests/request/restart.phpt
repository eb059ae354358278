--TEST--
The module is started, stopped and started again in one process (dl() in php-cgi)
--SKIPIF--
<?php
if (!is_executable((string) getenv('TEST_PHP_CGI_EXECUTABLE'))) {
    die('skip no php-cgi');
}
if (PHP_ZTS) {
    die('skip dl() is not there with threads');
}
if (!preg_match('/extension=[\'"]?(\/\S*sockets\S*\.so)/', (string) getenv('TEST_PHP_EXTRA_ARGS'))) {
    die('skip the extension is not given by its path');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/worker.inc';

preg_match('/extension=[\'"]?(\/\S*sockets\S*\.so)/', getenv('TEST_PHP_EXTRA_ARGS'), $match);
$module = $match[1];
putenv('TEST_PHP_EXTRA_ARGS=-n');
$code = '
    if (extension_loaded("sockets")) {
        return "loaded already";
    }
    if (!dl(' . var_export(basename($module), true) . ')) {
        return "not loaded";
    }
    [$a, $b] = pair();
    socket_write($a, "works");
    socket_set_nonblock($b);
    $GLOBALS["left open"] = [$a, $b];
    ini_set("sockets.handles", "resource");
    $GLOBALS["left open too"] = pair();
    return [socket_read($b, 10), @socket_read($b, 10), socket_last_error() === SOCKET_EAGAIN, get_debug_type($a),
        count((new ReflectionExtension("sockets"))->getFunctions()) > 30, fd_count()];
';
// The second way keeps the library in memory, so that its statics meet a second start.
foreach ([false, true] as $keep) {
    putenv($keep ? 'ZEND_DONT_UNLOAD_MODULES=1' : 'ZEND_DONT_UNLOAD_MODULES');
    $results = cgi_requests($code, 4, ['extension_dir' => dirname($module), 'enable_dl' => 1]);
    echo count($results), " requests\n";
    $descriptors = array_unique(array_column($results, 5));
    foreach ($results as $result) {
        echo json_encode(is_array($result) ? array_slice($result, 0, 5) : $result), "\n";
    }
    echo count($descriptors) <= 1 ? "descriptors stay\n" : implode(' ', $descriptors) . "\n";
}
?>
--EXPECT--
4 requests
["works",false,true,"Socket",true]
["works",false,true,"Socket",true]
["works",false,true,"Socket",true]
["works",false,true,"Socket",true]
descriptors stay
4 requests
["works",false,true,"Socket",true]
["works",false,true,"Socket",true]
["works",false,true,"Socket",true]
["works",false,true,"Socket",true]
descriptors stay
