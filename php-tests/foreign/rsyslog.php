<?php
// rsyslog: messages over its Unix socket, UDP and TCP with counted octets; what it wrote is
// read back from its file.
require __DIR__ . '/client.inc';

[, $socket, $file] = $argv;
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$tcp = new Client(AF_INET, '127.0.0.1', 514);
for ($i = 0; $i < 20; $i++) {
    $text = fn ($way) => "<14>Jan  1 00:00:00 here test: $way number $i " . str_repeat('.', $i * 10);
    socket_sendto($unix, $text('unix'), strlen($text('unix')), 0, $socket);
    socket_sendmsg($udp, ['name' => ['addr' => '127.0.0.1', 'port' => 514], 'iov' => str_split($text('udp'), 7)], 0);
    $tcp->send(strlen($text('tcp')) . ' ' . $text('tcp'));
}
$lines = [];
for ($try = 0; $try < 100 && count($lines) < 60; $try++) {
    usleep(50_000);
    $lines = preg_grep('/number/', @file($file, FILE_IGNORE_NEW_LINES) ?: []);
}
sort($lines, SORT_NATURAL);
echo count($lines), " lines\n", implode("\n", $lines), "\n";
