--TEST--
Sockets\at_eof(): whether a stream is at its end, without reading or waiting
--EXTENSIONS--
sockets
--FILE--
<?php
use function Sockets\at_eof;
use const Sockets\SO_PEEK_OFF;

require __DIR__ . '/../helpers.inc';
show_warnings();
$say = fn (string $what, $socket) => print("$what: " . json_encode(at_eof($socket)) . "\n");

foreach (['tcp' => tcp_pair(), 'unix' => pair(), 'seqpacket' => pair(SOCK_SEQPACKET)] as $kind => [$a, $b]) {
    echo "-- $kind\n";
    $say('quiet', $a);
    socket_write($b, 'xy');
    $say('data', $a);
    $say('data, again', $a);
    socket_shutdown($b, 1);
    $say('data, then the end', $a);
    socket_read($a, 2);
    $say('the end', $a);
    var_dump(socket_read($a, 9));
    $say('read', $a);
    var_dump(socket_write($a, 'still open to write'));
}

echo "-- a record may be empty\n";
[$a, $b] = pair(SOCK_SEQPACKET);
socket_send($b, '', 0, 0);
$say('empty record', $a);
socket_send($b, 'x', 1, 0);
socket_close($b);
$say('and one more, then the end', $a);

echo "-- datagrams have no end\n";
[$a, $b] = pair(SOCK_DGRAM);
socket_send($b, '', 0, 0);
$say('empty datagram', $a);
socket_close($b);
$say('closed', $a);

echo "-- what was peeked at is still there\n";
[$a, $b] = pair();
socket_set_option($a, SOL_SOCKET, SO_PEEK_OFF, 0);
socket_write($b, 'abc');
socket_recv($a, $data, 3, MSG_PEEK);
socket_close($b);
$say('SO_PEEK_OFF past the data', $a);

echo "-- what a stream has read ahead too\n";
[$a, $b] = pair();
$stream = socket_export_stream($a);
socket_write($b, "one\ntwo\n");
socket_close($b);
var_dump(fgets($stream));
$say('a line is left', $a);
var_dump(fgets($stream));
$say('nothing is left', $a);

echo "-- errors\n";
[$a, $b] = tcp_pair();
socket_set_option($b, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
socket_close($b);
$say('reset', $a);
var_dump(socket_last_error($a) === SOCKET_ECONNRESET, socket_read($a, 9));
$alone = socket_create(AF_INET, SOCK_STREAM, 0);
$say('never connected', $alone);
var_dump(socket_last_error($alone) === SOCKET_ENOTCONN);
[$server] = listener();
$say('listening', $server);
?>
--EXPECTF--
-- tcp
quiet: false
data: false
data, again: false
data, then the end: false
the end: true
string(0) ""
read: true
int(19)
-- unix
quiet: false
data: false
data, again: false
data, then the end: false
the end: true
string(0) ""
read: true
int(19)
-- seqpacket
quiet: false
data: false
data, again: false
data, then the end: false
the end: true
string(0) ""
read: true
int(19)
-- a record may be empty
empty record: false
and one more, then the end: false
-- datagrams have no end
empty datagram: false
closed: false
-- what was peeked at is still there
SO_PEEK_OFF past the data: false
-- what a stream has read ahead too
string(4) "one
"
a line is left: false
string(4) "two
"
nothing is left: true
-- errors
reset: true
bool(true)
string(0) ""
Warning: Sockets\at_eof(): unable to look for the end of the stream [107]: %s
never connected: false
bool(true)
Warning: Sockets\at_eof(): unable to look for the end of the stream [107]: %s
listening: false
