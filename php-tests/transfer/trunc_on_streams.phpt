--TEST--
MSG_TRUNC on a stream: data that the kernel discards does not read as old memory
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$a, $b] = tcp_pair();
$text = str_repeat('secret', 2000);
foreach ([64, 300, 4000, 8192, 10000, 3000000] as $length) {
    foreach (['recv', 'recvfrom', 'recvmsg'] as $function) {
        $count = min($length, 5000);
        socket_write($a, substr($text, 0, $count));
        socket_recv($b, $all, $count, MSG_PEEK | MSG_WAITALL);
        $data = '';
        $n = match ($function) {
            'recv' => socket_recv($b, $data, $length, MSG_TRUNC),
            'recvfrom' => socket_recvfrom($b, $data, $length, MSG_TRUNC, $name, $port),
            'recvmsg' => (function () use ($b, $length, &$data) {
                $message = ['controllen' => 64, 'buffer_size' => $length];
                $n = socket_recvmsg($b, $message, MSG_TRUNC);
                $data = implode($message['iov']);
                return $n;
            })(),
        };
        if ($n !== $count || strlen($data) !== $count || trim($data, "\0") !== '') {
            echo "$function, $length: $n, ", bin2hex(substr($data, 0, 40)), "\n";
        }
        socket_recv($b, $rest, 10000, MSG_DONTWAIT);
    }
}
?>
done
--EXPECT--
done
