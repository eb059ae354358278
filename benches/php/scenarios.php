<?php
// What programs do with sockets, both ends in one process so that no scheduler is measured.

$drain = 'while (@socket_recv($b, $rest, 65536, MSG_DONTWAIT)) { }';
$listener = '$l = socket_create(AF_INET, SOCK_STREAM, 0); socket_bind($l, "127.0.0.1");'
    . ' socket_listen($l, 128); socket_getsockname($l, $host, $port);';
$unix = 'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p); [$a, $b] = $p;';
$tcp = "$listener \$a = socket_create(AF_INET, SOCK_STREAM, 0); socket_connect(\$a, \$host, \$port);"
    . ' $b = socket_accept($l); socket_set_option($a, SOL_TCP, TCP_NODELAY, 1);'
    . ' socket_set_option($b, SOL_TCP, TCP_NODELAY, 1);';

$parts = ' $head = str_repeat("h", 200); $body = str_repeat("b", 4000); $tail = "\r\n";';

$cases = [
    // Three parts in one call, in three, and joined first; each taken off again.
    'writev_3' => [
        'setup' => $unix . $parts, 'check' => '$x === $head . $body . $tail',
        'body' => '$v = socket_iovec_alloc(3, 0, 0, 0); socket_iovec_set($v, 0, $head);'
            . ' socket_iovec_set($v, 1, $body); socket_iovec_set($v, 2, $tail);'
            . ' socket_writev($a, $v); $x = socket_read($b, 8192);',
        'label' => 'socket_writev() of 3 parts, vector made anew; socket_read()',
    ],
    'writev_3_kept' => [
        'setup' => $unix . $parts . ' $v = socket_iovec_alloc(3, 0, 0, 0);'
            . ' socket_iovec_set($v, 0, $head); socket_iovec_set($v, 2, $tail);',
        'check' => '$x === $head . $body . $tail',
        'body' => 'socket_iovec_set($v, 1, $body); socket_writev($a, $v); $x = socket_read($b, 8192);',
        'label' => 'socket_writev() of 3 parts, vector kept; socket_read()',
    ],
    'write_3_times' => [
        'setup' => $unix . $parts, 'check' => '$x === $head . $body . $tail',
        'body' => 'socket_write($a, $head); socket_write($a, $body); socket_write($a, $tail);'
            . ' $x = socket_read($b, 8192);',
        'label' => '3 times socket_write(); socket_read()',
    ],
    'write_3_joined' => [
        'setup' => $unix . $parts, 'check' => '$x === $head . $body . $tail',
        'body' => 'socket_write($a, "$head$body$tail"); $x = socket_read($b, 8192);',
        'label' => 'socket_write() of 3 parts joined; socket_read()',
    ],
];
foreach (['unix' => $unix, 'tcp' => $tcp] as $kind => $connect) {
    foreach ([16, 1024, 65536] as $size) {
        $cases["echo_{$kind}_$size"] = [
            'label' => 'echo of ' . ($size < 1024 ? "$size B" : $size / 1024 . ' KiB') . ", $kind",
            'setup' => "$connect \$data = random_bytes($size);",
            'check' => '$back === $data',
            'body' => "
                socket_write(\$a, \$data);
                for (\$left = $size; \$left > 0; \$left -= strlen(\$x)) {
                    \$x = socket_read(\$b, $size);
                    socket_write(\$b, \$x);
                }
                for (\$back = ''; strlen(\$back) < $size; \$back .= socket_read(\$a, $size)) { }",
        ];
    }
}
$cases['serve'] = [
    'label' => 'connect, accept, serve 16 B, close',
    'setup' => $listener,
    'check' => '$x === "0123456789abcdef"',
    'body' => '
        $c = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_connect($c, $host, $port);
        $d = socket_accept($l);
        socket_write($c, "0123456789abcdef");
        socket_write($d, socket_read($d, 1024));
        $x = socket_read($c, 1024);
        socket_close($d);
        socket_close($c);',
];
foreach ([10, 80, 500] as $size) {
    $cases["line_$size"] = [
        'label' => "NORMAL_READ of a $size byte line",
        'rounds' => $size > 100 ? [10, 30] : [50, 150],
        'setup' => "$unix \$line = str_repeat('x', $size - 1) . \"\\n\";",
        'prep' => "$drain socket_write(\$a, str_repeat(\$line, \$n));",
        'check' => '$x === $line',
        'body' => '$x = socket_read($b, 8192, PHP_NORMAL_READ);',
    ];
}
foreach ([0, 50, 100, 200, 400, 1000, 2000, 4000, 9000] as $idle) {
    $cases["select_$idle"] = [
        'label' => "select round trip, $idle idle",
        'setup' => "$unix \$all = [\$b]; \$keep = []; \$w = \$e = null;
            for (\$i = 0; \$i < $idle; \$i++) {
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, \$q);
                \$all[] = \$q[0]; \$keep[] = \$q[1];
            }",
        // The warm-up loop must not hang where select has a ceiling.
        'prep' => 'if ($first) { $r = $all; if (@socket_select($r, $w, $e, 0) === false) return false; }',
        'check' => '$x === "x" && count($r) === 1',
        'body' => '
            socket_write($a, "x");
            $r = $all;
            socket_select($r, $w, $e, 5);
            foreach ($r as $s) $x = socket_read($s, 10);',
    ];
}
// 64 datagrams of 128 bytes: one by one, and as one message that the kernel cuts and joins
// (SOL_UDP 17, UDP_SEGMENT 103, UDP_GRO 104; C's socket_sendmsg() does not know these).
$udp = '$b = socket_create(AF_INET, SOCK_DGRAM, 0); socket_bind($b, "127.0.0.1");'
    . ' socket_getsockname($b, $host, $port); $a = socket_create(AF_INET, SOCK_DGRAM, 0);'
    . ' socket_connect($a, $host, $port); $data = str_repeat("d", 128);';
$cases['udp_one_by_one'] = [
    'label' => '64 datagrams of 128 B, one by one',
    'setup' => $udp, 'check' => '$x === $data',
    'body' => 'for ($j = 0; $j < 64; $j++) socket_send($a, $data, 128, 0);'
        . ' for ($j = 0; $j < 64; $j++) socket_recv($b, $x, 2048, 0);',
];
$cases['udp_batch'] = [
    'label' => '64 datagrams of 128 B, UDP_SEGMENT and UDP_GRO',
    'setup' => "$udp socket_set_option(\$b, 17, 104, 1); \$data = str_repeat(\$data, 64);"
        . ' $out = ["iov" => [$data], "control" => [["level" => 17, "type" => 103, "data" => 128]]];',
    'prep' => 'if ($first && !@socket_sendmsg($a, $out)) return false;'
        . ' while (@socket_recv($b, $rest, 65535, MSG_DONTWAIT)) { }',
    'check' => '$m["iov"][0] === $data',
    'body' => 'socket_sendmsg($a, $out); $m = ["buffer_size" => 65535, "controllen" => 24];'
        . ' socket_recvmsg($b, $m);',
];
// A Socket in PHP 8.6's Io\Poll, beside the same on streams (poll.php).
foreach ([0, 1000, 9000] as $idle) {
    $cases["poll_$idle"] = [
        'label' => "Io\\Poll round trip, $idle idle",
        'setup' => "
            \$context = new Io\\Poll\\Context();
            \$timeout = Time\\Duration::fromSeconds(5);
            \$keep = [];
            for (\$i = 0; \$i <= $idle; \$i++) {
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, \$q);
                [\$a, \$b] = \$q;
                \$context->add(new Sockets\\SocketPollHandle(\$b), [Io\\Poll\\Event::Read], \$b);
                \$keep[] = \$q;
            }",
        'check' => '$x === "x"',
        'body' => '
            socket_write($a, "x");
            foreach ($context->wait($timeout) as $watcher) $x = socket_read($watcher->getData(), 10);',
    ];
}
// What servers do with their sets: three clients have something to be sent, other ones at each
// call (none of the 30 has room for it); one client leaves and another comes.
foreach ([400, 1000, 5000] as $idle) {
    $watched = "$unix \$all = [0 => \$b]; \$keep = []; \$e = null; \$at = 1;
        for (\$i = 1; \$i <= $idle; \$i++) {
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, \$q);
            \$all[\$i] = \$q[0]; \$keep[\$i] = \$q[1];
            if (\$i <= 30) {
                socket_set_nonblock(\$q[0]);
                while (@socket_write(\$q[0], str_repeat('f', 65536))) { }
            }
        }";
    $prep = 'if ($first) { $r = $all; $w = null; if (@socket_select($r, $w, $e, 0) === false) return false; }';
    $trip = 'socket_select($r, $w, $e, 5);
        foreach ($r as $s) $x = socket_read($s, 10);';
    $cases["toggle_$idle"] = [
        'label' => "round trip, 3 other write interests a call, $idle idle",
        'setup' => $watched, 'prep' => $prep, 'check' => '$x === "x" && count($r) === 1',
        'body' => "
            socket_write(\$a, 'x');
            \$w = [\$at => \$all[\$at], \$at + 1 => \$all[\$at + 1], \$at + 2 => \$all[\$at + 2]];
            \$at = (\$at + 3) % 30;
            \$r = \$all;
            $trip",
    ];
    $cases["replace_$idle"] = [
        'label' => "round trip, 1 socket replaced a call, $idle idle",
        'setup' => "$watched \$last = $idle; \$w = null;", 'prep' => $prep, 'check' => '$x === "x" && count($r) === 1',
        'body' => "
            socket_write(\$a, 'x');
            unset(\$all[\$at], \$keep[\$at]);
            \$at++;
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, \$q);
            \$last++;
            \$all[\$last] = \$q[0]; \$keep[\$last] = \$q[1];
            \$r = \$all;
            $trip",
    ];
}
return $cases;
