--TEST--
sockets.interrupted = restart: socket_select() runs handlers and waits for the remaining time
--EXTENSIONS--
sockets
pcntl
posix
--INI--
opcache.jit_hot_loop=0
sockets.interrupted=restart
--FILE--
<?php
require __DIR__ . '/interrupted.inc';
show_warnings();
pcntl_async_signals(true);
$seen = 0;
$then = null;
pcntl_signal(SIGALRM, function () use (&$seen, &$then): void { $seen++; $then && $then(); }, false);
$select = function (array &$read, float $seconds): mixed {
    $none = null;
    try {
        return socket_select($read, $none, $none, (int) $seconds, (int) (fmod($seconds, 1) * 1e6));
    } catch (Throwable $e) {
        return get_class($e) . ': ' . $e->getMessage();
    }
};

// For a few sockets select(2) is used, for many a kept set.
foreach ([1, 30] as $count) {
    echo "-- $count\n";
    $ours = $theirs = [];
    for ($i = 0; $i < $count; $i++) {
        [$ours[], $theirs[]] = pair();
    }
    for ($i = 0; $i < 3; $i++) {
        $read = $ours;
        $select($read, 0);
    }
    $seen = 0;
    alarms(2, fn () => socket_write($theirs[0], 'x'));
    $read = $ours;
    var_dump($select($read, 30), array_keys($read), $seen > 0);
    socket_read($ours[0], 1);
    reap();

    // Half a second, not three.
    $child = alarms(60);
    $began = hrtime(true);
    $read = $ours;
    var_dump($select($read, 0.5), $read, hrtime(true) - $began < 2.5e9);
    posix_kill($child, SIGKILL);
    reap();

    // Changes by a handler take effect.
    $then = function () use (&$read, $ours): void { $read = [7 => $ours[0]]; };
    alarms(2, fn () => socket_write($theirs[0], 'x'));
    $read = $ours;
    var_dump($select($read, 30), array_keys($read));
    reap();
    $then = fn () => throw new LogicException('enough');
    alarms(1);
    socket_read($ours[0], 1);
    $read = $ours;
    echo $select($read, 30), "\n";
    reap();
    $then = fn () => socket_close($ours[0]);
    alarms(1);
    $read = $ours;
    echo $select($read, 30), "\n";
    reap();
    $then = null;
}
ini_restore('sockets.interrupted');
ini_set('sockets.interrupted', 'fail');
[$a, $b] = pair();
alarms(1);
$read = [$a];
var_dump($select($read, 30), $read === [$a]);
reap();
?>
--EXPECTREGEX--
-- 1
int\(1\)
array\(1\) \{
  \[0\]=>
  int\(0\)
\}
bool\(true\)
int\(0\)
array\(0\) \{
\}
bool\(true\)
int\(1\)
array\(1\) \{
  \[0\]=>
  int\(7\)
\}
LogicException: enough
TypeError: socket_select\(\): .*
-- 30
int\(1\)
array\(1\) \{
  \[0\]=>
  int\(0\)
\}
bool\(true\)
int\(0\)
array\(0\) \{
\}
bool\(true\)
int\(1\)
array\(1\) \{
  \[0\]=>
  int\(7\)
\}
LogicException: enough
TypeError: socket_select\(\): .*
Warning: socket_select\(\): Unable to select \[4\]: Interrupted system call
bool\(false\)
bool\(true\)
