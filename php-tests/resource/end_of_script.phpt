--TEST--
sockets.handles=resource: open handles are closed at the end, however the script ends
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--FILE--
<?php
// Each way to end a script has a process of its own, which leaves a listener, a connection, an
// exported and an imported stream, an iovec and a cycle; its end must close them all, which
// the other end of the connection notices, and print nothing.
$rest = <<<'CODE'
$listener = socket_create_listen(0);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', (int) $argv[1]);
$exported = socket_export_stream($other = socket_create(AF_INET, SOCK_DGRAM, 0));
$imported = socket_import_stream($from = stream_socket_server('tcp://127.0.0.1:0'));
$iovec = socket_iovec_alloc(2, 10, 10);
socket_iovec_set($iovec, 0, str_repeat('x', 100));
$cycle = new stdClass;
$cycle->self = $cycle;
$cycle->socket = $listener;
class Late { public $socket; public $stream; function __destruct() {
    if (is_resource($this->socket)) { socket_write($this->socket, "bye\n"); }
    $GLOBALS['made late'] = socket_create(AF_INET, SOCK_DGRAM, 0);
} }
$late = new Late;
$late->socket = $client;
$late->stream = $exported;
$infos = socket_addrinfo_lookup('127.0.0.1', '1', ['ai_flags' => AI_NUMERICHOST]);

CODE;
$ends = [
    'end of script' => '',
    'exit' => 'exit(0);',
    'exit in a function' => '(function () { $mine = socket_create(AF_INET, SOCK_DGRAM, 0); exit(0); })();',
    'uncaught exception' => 'throw new Exception("not caught");',
    'fatal error' => 'ini_set("memory_limit", "8M"); $all = []; while (true) { $all[] = [socket_create(AF_INET, SOCK_DGRAM, 0), str_repeat("x", 100000)]; if (count($all) > 200) { exit(3); } }',
    'fatal error in an error handler' => 'set_error_handler(function () { ini_set("memory_limit", "8M"); return str_repeat("x", 100 << 20); }); socket_connect($other, "a name with spaces", 1);',
    'shutdown function' => 'register_shutdown_function(function () { global $client; socket_write($client, "late\n"); $keep = socket_create(AF_INET, SOCK_DGRAM, 0); $GLOBALS["kept"] = $keep; });',
    'closed before' => 'socket_close($listener); socket_close($client); socket_close($other); socket_close($imported); socket_iovec_free($iovec);',
];

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
foreach ($ends as $name => $end) {
    $command = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
        . ' -d display_errors=1 -d html_errors=0 -d log_errors=0 -r ' . escapeshellarg($rest . $end) . " -- $port 2>&1";
    $process = popen($command, 'r');
    $peer = socket_accept($listener);
    $said = stream_get_contents($process);
    pclose($process);
    $received = '';
    while (($bytes = socket_read($peer, 100)) !== false && $bytes !== '') {
        $received .= $bytes;
    }
    echo "$name: ", json_encode($received), ' ', var_export($bytes, true), ' ',
        preg_replace('/(?<=of )\d+(?= bytes)|(at \S+ )?\(tried.*/s', '...', strtok(trim($said) ?: '-', "\n")), "\n";
    if (preg_match('/leak|Assertion|Segm|AddressSan/i', $said)) {
        echo $said;
    }
}
?>
--EXPECT--
end of script: "bye\n" '' -
exit: "bye\n" '' -
exit in a function: "bye\n" '' -
uncaught exception: "bye\n" '' Fatal error: Uncaught Exception: not caught in Command line code:19
fatal error: "" '' Fatal error: Allowed memory size of ... bytes exhausted ...
fatal error in an error handler: "" '' Fatal error: Allowed memory size of ... bytes exhausted ...
shutdown function: "late\nbye\n" '' -
closed before: "" '' -
