--TEST--
A stream wrapper written in PHP sends the descriptor that its stream_cast returns
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
require __DIR__ . '/helpers.inc';

warnings_as_lines();
class Wrapper
{
    public $context;
    public static $target;

    public function stream_open($path, $mode, $options, &$opened)
    {
        return true;
    }

    public function stream_cast($as)
    {
        if (self::$target === 'throw') {
            throw new Exception('no cast today');
        }
        return self::$target;
    }
}
stream_wrapper_register('wrapped', 'Wrapper');
[$a, $b] = pair();
$stream = fopen('wrapped://x', 'r');

Wrapper::$target = tmpfile();
fwrite(Wrapper::$target, 'inside');
outcome(fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights($stream)]]));
$got = receive($b)['control'][0]['data'][0];
rewind($got);
var_dump(fgets($got));

Wrapper::$target = 'throw';
outcome(fn () => socket_sendmsg($a, ['iov' => ['y'], 'control' => [rights($stream)]]));
Wrapper::$target = false;
outcome(fn () => socket_sendmsg($a, ['iov' => ['z'], 'control' => [rights($stream)]]));
restore_error_handler();
var_dump(@receive($b));
?>
--EXPECT--
1
string(6) "inside"
Exception: no cast today
Warning: socket_sendmsg(): Cannot represent a stream of type user-space as a File Descriptor
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): cast stream to file descriptor failed
false
bool(false)
