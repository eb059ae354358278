<?php
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
$file = tmpfile();
$message = ['iov' => ['one', 'two'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDERR, $file]]]];
window('socket_sendmsg with descriptors', fn () => socket_sendmsg($a, $message), $a);
then('a plain one', fn () => socket_sendmsg($a, ['iov' => ['three']]));
then('read', fn () => socket_read($b, 20));
[$from, $p] = udp();
[$to, $q] = udp();
window('socket_sendmsg to an address', fn () => socket_sendmsg($from, ['name' => ['addr' => '127.0.0.1', 'port' => $q, 'family' => AF_INET], 'iov' => ['data']]), $from);
[$from6] = udp(AF_INET6);
[$to6, $q] = udp(AF_INET6);
window('socket_sendmsg, IPv6', fn () => socket_sendmsg($from6, ['name' => ['addr' => '::1', 'port' => $q, 'scope_id' => 'lo'], 'iov' => ['data']]), $from6);
