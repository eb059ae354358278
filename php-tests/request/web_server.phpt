--TEST--
Requests to php -S: one worker, empty error slots, no descriptor leaked while the server runs
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$script = tempnam(sys_get_temp_dir(), 'sk');
file_put_contents($script, '<?php require ' . var_export(__DIR__ . '/../helpers.inc', true) . ';
    $start = socket_last_error();
    $before = fd_count();
    $GLOBALS["left"] = [pair(), listener()];
    $closed = socket_create(AF_INET, SOCK_STREAM, 0);
    @socket_connect($closed, "127.0.0.1", 1);
    header("Content-Type: text/plain");
    echo json_encode([$start, socket_last_error() > 0, $before, getmypid()]);
    if (($_SERVER["QUERY_STRING"] ?? "") === "fatal") {
        ini_set("display_errors", "0");
        ini_set("memory_limit", "4M");
        str_repeat("x", 8 << 20);
    }
');
// A chosen port may be in use: try several.
for ($try = 0; $try < 20; $try++) {
    $port = random_int(20000, 30000);
    $server = proc_open('exec ' . php_command() . " -S 127.0.0.1:$port " . escapeshellarg($script),
        [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['pipe', 'w']], $pipes);
    $line = fgets($pipes[2]);
    if (str_contains((string) $line, 'started')) {
        break;
    }
    proc_terminate($server, 9);
    proc_close($server);
}
$answers = [];
foreach (['', '', 'fatal', 'fatal', '', ''] as $query) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($socket, '127.0.0.1', $port);
    socket_write($socket, "GET /?$query HTTP/1.0\r\n\r\n");
    $answer = '';
    while ((string) ($part = socket_read($socket, 8192)) !== '') {
        $answer .= $part;
    }
    $answers[] = json_decode(substr($answer, strpos($answer, "\r\n\r\n") + 4));
}
foreach ($answers as $i => [$start, $failed, $descriptors, $pid]) {
    echo "starts at $start, ", $failed ? 'fails' : 'does not fail', "\n";
}
var_dump(count(array_unique(array_column($answers, 3))), count(array_unique(array_slice(array_column($answers, 2), 1))));
proc_terminate($server, 2); // SIGINT, at which it shuts its modules down
proc_close($server);
unlink($script);
?>
--EXPECT--
starts at 0, fails
starts at 0, fails
starts at 0, fails
starts at 0, fails
starts at 0, fails
starts at 0, fails
int(1)
int(1)
