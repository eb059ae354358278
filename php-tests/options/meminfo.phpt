--TEST--
SO_MEMINFO: nine counters
--EXTENSIONS--
sockets
--FILE--
<?php
$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($s, SOL_SOCKET, SO_RCVBUF, 100000);
$info = socket_get_option($s, SOL_SOCKET, SO_MEMINFO);
echo implode(' ', array_keys($info)), "\n";
var_dump($info === array_filter($info, 'is_int'));
var_dump($info['rcvbuf'] === socket_get_option($s, SOL_SOCKET, SO_RCVBUF));
?>
--EXPECT--
rmem_alloc rcvbuf wmem_alloc sndbuf fwd_alloc wmem_queued optmem backlog drops
bool(true)
bool(true)
