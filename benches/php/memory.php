<?php
// What a socket costs: PHP memory and resident memory, by number of sockets.

$number = (int) $argv[1];

function resident(): int
{
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $found);
    return $found[1] * 1024;
}

$sockets = array_fill(0, $number, null);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
unset($pair);
$resident = resident();
$used = memory_get_usage();
for ($i = 0; $i < $number; $i += 2) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$sockets[$i], $sockets[$i + 1]] = $pair;
    unset($pair);
}
printf("%.1f\t%.1f\n", (memory_get_usage() - $used) / $number, (resident() - $resident) / $number);
