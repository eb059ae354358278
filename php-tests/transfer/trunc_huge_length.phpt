--TEST--
MSG_TRUNC with a huge length uses no memory beyond the data
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
/** The most memory that the process has had, in MiB. */
function peak(): int
{
    preg_match('/^VmHWM:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $found);
    return intdiv((int) $found[1], 1024);
}
[$a, $b] = tcp_pair();
$before = peak();
foreach (['recv', 'recvfrom', 'recvmsg'] as $function) {
    socket_write($a, 'secret');
    socket_recv($b, $all, 6, MSG_PEEK | MSG_WAITALL);
    if ($function === 'recvmsg') {
        $message = ['controllen' => 64, 'buffer_size' => 104857600];
        $n = socket_recvmsg($b, $message, MSG_TRUNC);
        $data = implode($message['iov']);
    } else {
        $data = '';
        $n = $function === 'recv'
            ? socket_recv($b, $data, 1 << 31, MSG_TRUNC)
            : socket_recvfrom($b, $data, 1 << 31, MSG_TRUNC, $name, $port);
    }
    echo "$function: $n, ", bin2hex($data), "\n";
}
echo peak() - $before < 50 ? "no memory was touched\n" : 'touched ' . (peak() - $before) . " MiB\n";
?>
--EXPECT--
recv: 6, 000000000000
recvfrom: 6, 000000000000
recvmsg: 6, 000000000000
no memory was touched
