--TEST--
socket_sendto, socket_recvfrom: datagrams over IPv4, IPv6 and paths, and their senders
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

foreach ([[AF_INET, '127.0.0.1'], [AF_INET6, '::1']] as [$family, $host]) {
    [$server, $port] = udp($family);
    [$client, $client_port] = udp($family);
    var_dump(socket_sendto($client, 'datagram', 8, 0, $host, $port));
    var_dump(socket_recvfrom($server, $data, 100, 0, $from, $from_port));
    var_dump($data, $from, $from_port === $client_port);
    var_dump(socket_sendto($server, 'cut', 2, 0, $from, $from_port));
    var_dump(socket_recvfrom($client, $data, 100, 0, $from, $from_port), $data);
}
echo "by name\n";
[$server, $port] = udp();
$client = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_sendto($client, 'to a name', 9, 0, 'localhost', $port));
var_dump(socket_recvfrom($server, $data, 100, 0, $from, $from_port), $data);

echo "paths\n";
[$one, $two] = [socket_path(), socket_path()];
$a = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$b = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($a, $one);
socket_bind($b, $two);
var_dump(socket_sendto($a, 'by path', 7, 0, $two));
var_dump(socket_recvfrom($b, $data, 100, 0, $from), $data, $from === $one);
$unnamed = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_sendto($unnamed, 'from nobody', 11, 0, $two);
var_dump(socket_recvfrom($b, $data, 100, 0, $from, $port), $data, $from);

echo "nothing there: everything stays\n";
$data = $from = $from_port = 'old';
socket_set_nonblock($server);
var_dump(socket_recvfrom($server, $data, 100, 0, $from, $from_port), $data, $from, $from_port);
var_dump(socket_last_error($server) === SOCKET_EAGAIN);

echo "a stream has no sender\n";
[$c, $s] = tcp_pair();
socket_write($c, 'stream');
var_dump(socket_recvfrom($s, $data, 100, 0, $from, $from_port), $data, $from, $from_port);
socket_close($c);
var_dump(socket_recvfrom($s, $data, 100, 0, $from, $from_port), $data, $from, $from_port);
[$c, $s] = pair();
socket_write($c, 'stream');
var_dump(socket_recvfrom($s, $data, 100, 0, $from), $data, $from);
?>
--EXPECT--
int(8)
int(8)
string(8) "datagram"
string(9) "127.0.0.1"
bool(true)
int(2)
int(2)
string(2) "cu"
int(8)
int(8)
string(8) "datagram"
string(3) "::1"
bool(true)
int(2)
int(2)
string(2) "cu"
by name
int(9)
int(9)
string(9) "to a name"
paths
int(7)
int(7)
string(7) "by path"
bool(true)
int(11)
string(11) "from nobody"
string(0) ""
nothing there: everything stays
bool(false)
string(3) "old"
string(3) "old"
string(3) "old"
bool(true)
a stream has no sender
int(6)
string(6) "stream"
string(7) "0.0.0.0"
int(0)
int(0)
string(0) ""
string(7) "0.0.0.0"
int(0)
int(6)
string(6) "stream"
string(0) ""
