--TEST--
Receiving in Fibers with small stacks, and in endless recursion
--EXTENSIONS--
sockets
--INI--
opcache.jit=disable
--SKIPIF--
<?php
if (getenv('ASAN_OPTIONS') !== false) {
    die("skip AddressSanitizer's frames are larger");
}
?>
--FILE--
<?php
// From 8.3 on PHP itself refuses calls that leave less than 16 KiB of 64; and the JIT compiles on
// the Fiber's stack.
require __DIR__ . '/../helpers.inc';
[$near, $far] = pair();
[$a, $b] = tcp_pair();
foreach (PHP_VERSION_ID < 80300 ? [16, 32, 64] : [64, 80, 96] as $stack) {
    ini_set('fiber.stack_size', (string) ($stack * 1024));
    foreach ([100, 1000, 8192, 8193, 65536, 1 << 20, 3 << 20] as $length) {
        $fiber = new Fiber(function () use ($near, $far, $a, $b, $length) {
            $calls = [
                fn () => socket_read($near, $length),
                fn () => socket_read($near, $length, PHP_NORMAL_READ),
                function () use ($near, $length) { socket_recv($near, $data, $length, 0); return $data; },
                function () use ($near, $length) { socket_recvfrom($near, $data, $length, 0, $name); return $data; },
                function () use ($near, $length) {
                    $message = ['controllen' => 64, 'buffer_size' => $length];
                    socket_recvmsg($near, $message);
                    return implode($message['iov']);
                },
            ];
            foreach ($calls as $i => $call) {
                socket_write($far, "data\n");
                if ($call() !== "data\n") {
                    echo "$i: wrong\n";
                }
            }
            socket_getsockname($a, $address, $port);
            socket_get_option($a, SOL_TCP, 11);
            $r = [$near, $b];
            $w = $e = null;
            socket_select($r, $w, $e, 0);
            socket_strerror(SOCKET_EAGAIN);
            $sent = @socket_sendmsg($far, ['iov' => ['x'], 'control' => [
                ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$a]],
            ]]);
            $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];
            socket_recvmsg($near, $message);
            @socket_bind($a, '127.0.0.1', $port);
        });
        $fiber->start();
    }
    echo "good\n";
}
[$output] = run_php('
    [$near] = pair();
    function down($socket) { @socket_recv($socket, $data, 65536, MSG_DONTWAIT); array_map("down", [$socket]); }
    try {
        if (PHP_VERSION_ID < 80300) throw new Error("Maximum call stack size");
        down($near);
    } catch (Error $e) {
        echo substr($e->getMessage(), 0, 23);
    }
', ['memory_limit' => -1]);
echo $output, "\n";
?>
--EXPECT--
good
good
good
Maximum call stack size
