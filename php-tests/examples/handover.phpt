--TEST--
examples/handover.php: workers that received connections by SCM_RIGHTS serve clients of PHP's streams
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/runner.inc';

$path = sys_get_temp_dir() . '/handover-' . getmypid() . '.sock';
$accept = new Example('handover.php', ['accept', '127.0.0.1', '0', $path]);
printf("the path is for its owner alone: %o\n", fileperms($path) & 0777);
$ask = fn () => trim(file_get_contents("http://127.0.0.1:$accept->port/"));

$workers = [];
foreach ([1, 2, 3] as $i) {
    $worker = new Example('handover.php', ['work', $path]);
    $workers[$worker->pid()] = $worker;
}
$served = [];
// They serve in turn, each once it has reported that it is free.
for ($i = 0; $i < 1000 && count($served) < 3; $i++) {
    $served[(int) substr($ask(), strlen('Served by '))] = true;
}
var_dump(array_diff_key($served, $workers) === []);
echo count($served), " workers served\n";

// A silent client keeps only one worker busy.
$silent = client($accept->port);
for ($i = 0, $ok = true; $i < 10; $i++) {
    $ok = $ok && str_starts_with($ask(), 'Served by ');
}
var_dump($ok);
fclose($silent);

// All workers are replaced; the client in between waits, and is served.
foreach ($workers as $worker) {
    $worker->signal(9);
}
usleep(100_000);
$waiting = client($accept->port);
fwrite($waiting, "GET / HTTP/1.0\r\n\r\n");
$fresh = new Example('handover.php', ['work', $path]);
var_dump(explode("\r\n\r\n", stream_get_contents($waiting))[1] === 'Served by ' . $fresh->pid() . "\n");
var_dump($ask() === 'Served by ' . $fresh->pid());
@unlink($path);
?>
--EXPECT--
the path is for its owner alone: 600
bool(true)
3 workers served
bool(true)
bool(true)
bool(true)
