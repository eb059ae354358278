--TEST--
SOCK_NONBLOCK and SOCK_CLOEXEC in the type: accepted on every PHP version, even where C refuses them
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{SOCK_CLOEXEC, SOCK_NONBLOCK};

require __DIR__ . '/../helpers.inc';
$before = socket_fds();
$flags = function () use ($before): string {
    $flags = [];
    foreach (array_diff(socket_fds(), $before) as $fd) {
        preg_match('/^flags:\s*([0-7]+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
        $flags[] = (octdec($match[1]) & 04000 ? 'nonblock' : '-') . ' ' . (octdec($match[1]) & 02000000 ? 'cloexec' : '-');
    }
    return implode(', ', $flags);
};
foreach ([0, SOCK_NONBLOCK, SOCK_CLOEXEC, SOCK_NONBLOCK | SOCK_CLOEXEC] as $flag) {
    $socket = socket_create(AF_INET, SOCK_DGRAM | $flag, SOL_UDP);
    echo $flags(), "\n";
    unset($socket);
    socket_create_pair(AF_UNIX, SOCK_SEQPACKET | $flag, 0, $pair);
    echo $flags(), "\n";
    unset($pair);
}
foreach ([11 | SOCK_CLOEXEC, 1 << 12 | SOCK_STREAM] as $type) {
    try {
        socket_create(AF_INET, $type, 0);
    } catch (ValueError $e) {
        echo $e->getMessage() === 'socket_create(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, '
            . 'SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM'
            . (PHP_VERSION_ID >= 80400 ? " optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK" : '') ? "as in C\n" : $e;
    }
}
?>
--EXPECT--
- -
- -, - -
nonblock -
nonblock -, nonblock -
- cloexec
- cloexec, - cloexec
nonblock cloexec
nonblock cloexec, nonblock cloexec
as in C
as in C
