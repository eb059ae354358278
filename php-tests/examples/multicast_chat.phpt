--TEST--
examples/multicast-chat.php and a client of PHP's streams receive each other's messages
--EXTENSIONS--
sockets
--SKIPIF--
<?php
$probe = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
if (!@socket_set_option($probe, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '239.255.77.78', 'interface' => 'lo'])) {
    die('skip no multicast on lo');
}
?>
--FILE--
<?php
require __DIR__ . '/runner.inc';
const GROUP = '239.255.77.78';

$probe = stream_socket_server('udp://0.0.0.0:0', $errno, $text, STREAM_SERVER_BIND);
$port = (int) substr(strrchr(stream_socket_get_name($probe, false), ':'), 1);
fclose($probe);

$ada = new Example('multicast-chat.php', ['ada', 'lo', GROUP, (string) $port]);
$bob = new Example('multicast-chat.php', ['bob', 'lo', GROUP, (string) $port]);
echo str_replace($port, 'PORT', $ada->greeting), "\n";

// A datagram from lo's address leaves through lo.
$context = stream_context_create(['socket' => ['bindto' => '127.0.0.1:0']]);
$client = stream_socket_client('udp://' . GROUP . ":$port", $errno, $text, 5, STREAM_CLIENT_CONNECT, $context);
fwrite($client, 'streams: hello');
echo 'ada hears ', $ada->line(), "\n", 'bob hears ', $bob->line(), "\n";
fwrite($client, "streams: \x1b[2J\xff");
echo 'ada hears ', $ada->line(), "\n", 'bob hears ', $bob->line(), "\n";
fwrite($client, "streams: \x1b[2J");
echo 'ada hears ', $ada->line(), "\n", 'bob hears ', $bob->line(), "\n";

// On Linux a socket of the port receives from every group that any program here has joined.
$listener = stream_socket_server("udp://0.0.0.0:$port", $errno, $text, STREAM_SERVER_BIND);
stream_set_timeout($listener, 10);
$ada->type("good morning\n");
echo 'streams hear ', stream_socket_recvfrom($listener, 1500), "\n";
echo 'bob hears ', $bob->line(), "\n";
var_dump($bob->quits());
?>
--EXPECT--
Joined 239.255.77.78:PORT
ada hears streams: hello
bob hears streams: hello
ada hears (no text)
bob hears (no text)
ada hears streams: ?[2J
bob hears streams: ?[2J
streams hear ada: good morning
bob hears ada: good morning
bool(true)
