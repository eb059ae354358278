--TEST--
PHP_NORMAL_READ with SO_RCVLOWAT and SO_PEEK_OFF, and empty messages
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$a, $b] = tcp_pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 2, 'usec' => 0]);
socket_set_option($b, SOL_SOCKET, SO_RCVLOWAT, 10);
socket_write($a, "hi\n");
echo json_encode(@socket_read($b, 100, PHP_NORMAL_READ)), "\n";

[$near, $far] = pair();
// At this level its number is that of SO_PEEK_OFF.
var_dump(socket_set_option($near, SOL_SOCKET, MCAST_JOIN_GROUP, ['group' => '224.0.0.23', 'interface' => 0]));
var_dump(socket_get_option($near, SOL_SOCKET, MCAST_JOIN_GROUP));
socket_write($far, "one\ntwo\nthree\n");
for ($i = 0; $i < 3; $i++) {
    echo json_encode(socket_read($near, 100, PHP_NORMAL_READ)), "\n";
}

foreach ([SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    [$near, $far] = pair($type);
    foreach (['', 'a', '', "\n"] as $message) {
        socket_send($far, $message, strlen($message), 0);
    }
    echo json_encode(socket_read($near, 100, PHP_NORMAL_READ)), "\n";
}
// The end of a SEQPACKET connection reads as empty messages without end.
socket_close($far);
var_dump(@socket_read($near, 100, PHP_NORMAL_READ), socket_last_error($near) === SOCKET_ECONNRESET);
?>
--EXPECT--
"hi\n"
bool(true)
int(1)
"one\n"
"two\n"
"three\n"
"a\n"
"a\n"
bool(false)
bool(true)
