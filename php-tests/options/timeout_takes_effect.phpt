--TEST--
SO_RCVTIMEO ends a receive, without a warning
--EXTENSIONS--
sockets
--FILE--
<?php
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
socket_set_option($pair[0], SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 50000]);
$before = hrtime(true);
var_dump(socket_recv($pair[0], $data, 10, 0));
var_dump(hrtime(true) - $before >= 45_000_000, socket_last_error($pair[0]) === SOCKET_EAGAIN);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
