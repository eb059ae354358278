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
    preg_match("/^VmRSS:\\s*(\\d+)/m", file_get_contents("/proc/self/status"), $rss);
    // PHP code gets strings that the module made at its start; they are freed with it.
    for ($i = 0; $i < 5; $i++) {
        $texts = [socket_strerror(SOCKET_ECONNREFUSED), socket_strerror(SOCKET_ECONNREFUSED)];
        $linger = socket_get_option($a, SOL_SOCKET, SO_LINGER);
    }
    ini_set("sockets.handles", "resource");
    $GLOBALS["left open too"] = pair();
    return [socket_read($b, 10), @socket_read($b, 10), socket_last_error() === SOCKET_EAGAIN, get_debug_type($a),
        count((new ReflectionExtension("sockets"))->getFunctions()) > 30, $texts[1], array_keys($linger), fd_count(), (int) $rss[1]];
';
// A memory checker is slow, and delays frees.
$checked = getenv('USE_ZEND_ALLOC') === '0';
$count = $checked ? 8 : 400;
// The second way keeps the library in memory, so that its statics are used by a second start.
foreach ([false, true] as $keep) {
    putenv($keep ? 'ZEND_DONT_UNLOAD_MODULES=1' : 'ZEND_DONT_UNLOAD_MODULES');
    $results = cgi_requests($code, $count, ['extension_dir' => dirname($module), 'enable_dl' => 1]);
    echo count($results) === $count ? "all requests\n" : count($results) . " of $count requests\n";
    $descriptors = array_unique(array_column($results, 7));
    $lines = array_map(fn ($result) => json_encode(is_array($result) ? array_slice($result, 0, 7) : $result), $results);
    echo implode("\n", array_unique($lines)), "\n";
    // Some kilobytes at each start would be megabytes.
    $memory = array_slice(array_column($results, 8), 100);
    echo $checked || $memory && max($memory) - min($memory) < 1024 ? "memory stays\n" : "memory: " . implode(" ", $memory) . "\n";
    echo count($descriptors) <= 1 ? "descriptors stay\n" : implode(' ', $descriptors) . "\n";
}
?>
--EXPECT--
all requests
["works",false,true,"Socket",true,"Connection refused",["l_onoff","l_linger"]]
memory stays
descriptors stay
all requests
["works",false,true,"Socket",true,"Connection refused",["l_onoff","l_linger"]]
memory stays
descriptors stay
