--TEST--
sockets.interrupted = restart: timeouts count from the start of the call; handlers can end it
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
$then = null;
pcntl_signal(SIGALRM, function () use (&$then): void { $then && $then(); }, false);
$limit = fn ($socket, int $option, float $time) =>
    socket_set_option($socket, SOL_SOCKET, $option, ['sec' => (int) $time, 'usec' => (int) (fmod($time, 1) * 1e6)]);

/**
 * The result of a call that signals interrupt. Its timeout is half a second; it would take three
 * if the timeout started again with each of sixty signals.
 */
function timed(string $what, int $signals, callable $call): void
{
    $child = alarms($signals);
    $began = hrtime(true);
    try {
        $result = $call();
    } catch (Throwable $e) {
        $result = get_class($e) . ': ' . $e->getMessage();
    }
    $seconds = (hrtime(true) - $began) / 1e9;
    posix_kill($child, SIGKILL);
    pcntl_waitpid($child, $status);
    echo $what, ': ', json_encode($result), $seconds < 2.5 ? '' : " after $seconds s", "\n";
}

echo "-- what is left of the time\n";
[$a, $b] = pair();
$limit($a, SO_RCVTIMEO, 0.5);
timed('read', 60, fn () => socket_read($a, 9));
var_dump(socket_last_error($a) === SOCKET_EAGAIN);
[$listener] = listener();
$limit($listener, SO_RCVTIMEO, 0.5);
timed('accept', 60, fn () => socket_accept($listener));
[$a, $b] = pair(SOCK_DGRAM);
while (@socket_send($a, 'x', 1, MSG_DONTWAIT)) {
}
$limit($a, SO_SNDTIMEO, 0.5);
timed('send', 60, fn () => socket_send($a, 'x', 1, 0));

echo "-- a handler that throws\n";
[$a, $b] = pair();
$then = fn () => throw new RuntimeException('enough');
timed('read', 1, fn () => socket_read($a, 9));
timed('accept', 1, fn () => socket_accept($listener = listener()[0]));
socket_write($b, 'still there');
var_dump(socket_read($a, 99));

echo "-- a handler that closes\n";
$then = fn () => socket_close($a);
timed('read', 1, fn () => socket_read($a, 9));
[$a, $b] = pair(SOCK_DGRAM);
while (@socket_send($a, 'x', 1, MSG_DONTWAIT)) {
}
[$lent] = pair();
$then = fn () => socket_close($lent);
$control = [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$lent]]];
timed('sendmsg', 1, fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => $control]));
[$a, $b] = pair();
$iovec = socket_iovec_alloc(1, 9);
$then = fn () => socket_iovec_free($iovec);
timed('readv', 1, fn () => socket_readv($a, $iovec));

echo "-- a handler that exits\n";
register_shutdown_function(function () {
    echo "ended\n";
});
$then = function () { exit; };
[$a, $b] = pair();
timed('read', 1, fn () => socket_read($a, 9));
?>
--EXPECT--
-- what is left of the time
read: false
bool(true)
accept: false
send: false
-- a handler that throws
read: "RuntimeException: enough"
accept: "RuntimeException: enough"
string(11) "still there"
-- a handler that closes
Warning: socket_read(): unable to read from socket [9]: Bad file descriptor
read: false
Warning: socket_sendmsg(): Error in sendmsg [9]: Bad file descriptor
sendmsg: false
Warning: socket_readv(): unable to read from socket [14]: Bad address
readv: false
-- a handler that exits
ended
