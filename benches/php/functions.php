<?php
// Every hot function by itself. What it needs to work on is made ready outside the loop.

$pair = 'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p); [$a, $b] = $p;';
$packets = 'socket_create_pair(AF_UNIX, SOCK_SEQPACKET, 0, $p); [$a, $b] = $p;';
$drain = 'while (@socket_recv($b, $rest, 65536, MSG_DONTWAIT)) { }';
$fill = "$drain socket_write(\$a, str_repeat('abcdefgh', \$n));";
$fill_packets = "$drain for (\$i = 0; \$i < \$n; \$i++) socket_write(\$a, 'abcdefgh');";
$udp = '$s = socket_create(AF_INET, SOCK_DGRAM, 0); socket_bind($s, "127.0.0.1");'
    . ' socket_getsockname($s, $host, $port); $u = socket_create(AF_INET, SOCK_DGRAM, 0);'
    . ' socket_connect($u, $host, $port); $b = $s;';
$fill_udp = "$drain for (\$i = 0; \$i < \$n; \$i++) socket_send(\$u, 'abcdefgh', 8, 0);";
$listener = '$l = socket_create(AF_INET, SOCK_STREAM, 0); socket_bind($l, "127.0.0.1");'
    . ' socket_listen($l, 1024); socket_getsockname($l, $host, $port);';
$none = '$w = $e = null;';

return [
    'empty' => ['body' => ''],
    'last_error' => ['body' => 'socket_last_error();'],
    'last_error_of' => ['setup' => $pair, 'body' => 'socket_last_error($a);'],
    'clear_error' => ['body' => 'socket_clear_error();'],
    'strerror' => ['body' => 'socket_strerror(2);'],
    'write' => ['setup' => $pair, 'prep' => $drain, 'body' => "socket_write(\$a, 'abcdefgh');"],
    'send' => ['setup' => $pair, 'prep' => $drain, 'body' => "socket_send(\$a, 'abcdefgh', 8, 0);"],
    'read' => [
        'setup' => $pair, 'prep' => $fill, 'check' => '$x === "abcdefgh"',
        'body' => '$x = socket_read($b, 8);',
    ],
    'read_of_8192' => [
        'setup' => $packets, 'prep' => $fill_packets, 'check' => '$x === "abcdefgh"',
        'body' => '$x = socket_read($b, 8192);',
    ],
    'recv' => [
        'setup' => $pair, 'prep' => $fill, 'check' => '$x === "abcdefgh"',
        'body' => 'socket_recv($b, $x, 8, 0);',
    ],
    'recv_of_65536' => [
        'setup' => $packets, 'prep' => $fill_packets, 'check' => '$x === "abcdefgh"',
        'body' => 'socket_recv($b, $x, 65536, 0);',
    ],
    'read_line' => [
        'setup' => $pair, 'check' => '$x === "1234567\n"',
        'prep' => "$drain socket_write(\$a, str_repeat(\"1234567\\n\", \$n));",
        'body' => '$x = socket_read($b, 8192, PHP_NORMAL_READ);',
    ],
    'sendto' => [
        'setup' => $udp, 'prep' => $drain,
        'body' => "socket_sendto(\$u, 'abcdefgh', 8, 0, '127.0.0.1', \$port);",
    ],
    'recvfrom' => [
        'setup' => $udp, 'prep' => $fill_udp, 'check' => '$x === "abcdefgh"',
        'body' => 'socket_recvfrom($s, $x, 2048, 0, $from, $from_port);',
    ],
    'sendmsg' => [
        'setup' => $pair, 'prep' => $drain,
        'body' => "socket_sendmsg(\$a, ['iov' => ['abcdefgh']], 0);",
    ],
    'recvmsg' => [
        'setup' => $packets, 'prep' => $fill_packets, 'check' => '$m["iov"] === ["abcdefgh"]',
        'body' => "\$m = ['buffer_size' => 64, 'controllen' => 24]; socket_recvmsg(\$b, \$m, 0);",
    ],
    'set_nonblock' => ['setup' => $pair, 'body' => 'socket_set_nonblock($a);'],
    'set_block' => ['setup' => $pair, 'body' => 'socket_set_block($a);'],
    'getsockname' => ['setup' => $udp, 'body' => 'socket_getsockname($s, $host, $port);'],
    'getpeername' => ['setup' => $udp, 'body' => 'socket_getpeername($u, $host, $port);'],
    'get_option' => [
        'setup' => $udp, 'check' => '$x > 0',
        'body' => '$x = socket_get_option($s, SOL_SOCKET, SO_RCVBUF);',
    ],
    'set_option' => [
        'setup' => $udp, 'check' => '$x === true',
        'body' => '$x = socket_set_option($s, SOL_SOCKET, SO_RCVBUF, 65536);',
    ],
    'get_option_time' => [
        'setup' => $udp, 'check' => '$x["sec"] === 0',
        'body' => '$x = socket_get_option($s, SOL_SOCKET, SO_RCVTIMEO);',
    ],
    'set_option_time' => [
        'setup' => $udp, 'check' => '$x === true',
        'body' => "\$x = socket_set_option(\$s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 0]);",
    ],
    'select_none' => [
        'setup' => $pair . $none, 'body' => '$r = [$b]; socket_select($r, $w, $e, 0);',
        'label' => '$r = [$b]; socket_select($r, $w, $e, 0); // nothing ready',
    ],
    'select_one' => [
        'setup' => $pair . $none . 'socket_write($a, "x");', 'check' => '$r === [$b]',
        'body' => '$r = [$b]; socket_select($r, $w, $e, 0);',
        'label' => '$r = [$b]; socket_select($r, $w, $e, 0); // ready',
    ],
    'select_of_100' => [
        'setup' => "$pair $none socket_write(\$a, 'x'); \$all = [\$b]; \$keep = [];
            for (\$i = 0; \$i < 99; \$i++) {
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, \$q);
                \$all[] = \$q[0]; \$keep[] = \$q[1];
            }",
        'check' => '$r === [$b]',
        'body' => '$r = $all; socket_select($r, $w, $e, 0);',
        'label' => '$r = $all; socket_select($r, $w, $e, 0); // 1 of 100 ready',
    ],
    'create' => ['body' => '$c = socket_create(AF_INET, SOCK_STREAM, 0);'],
    'create_close' => ['body' => '$c = socket_create(AF_INET, SOCK_STREAM, 0); socket_close($c);'],
    'create_pair' => ['body' => 'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $q);'],
    'bind' => [
        'body' => '$c = socket_create(AF_INET, SOCK_STREAM, 0); socket_bind($c, "127.0.0.1");',
    ],
    'listen' => ['setup' => $listener, 'body' => 'socket_listen($l, 128);'],
    'accept' => [
        'setup' => $listener,
        'prep' => '$clients = []; for ($i = 0; $i < $n; $i++) {
            $clients[] = $c = socket_create(AF_INET, SOCK_STREAM, 0); socket_connect($c, $host, $port);
        }',
        'body' => '$d = socket_accept($l);',
    ],
    'connect' => [
        'setup' => $listener,
        'body' => '$c = socket_create(AF_INET, SOCK_STREAM, 0); socket_connect($c, $host, $port); $d = socket_accept($l);',
    ],
];
