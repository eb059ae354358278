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
return $cases;
