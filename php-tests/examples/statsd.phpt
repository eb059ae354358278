--TEST--
examples/statsd.php counts many metrics that arrived in few messages
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/runner.inc';

$server = new Example('statsd.php', ['0']);
$sender = new Example('statsd.php', ['send', '2000', (string) $server->port], greets: false);
$sender->rest();
// A usual client sends one datagram at a time.
$client = stream_socket_client("udp://127.0.0.1:$server->port");
fwrite($client, 'other:5|c');
fwrite($client, '');
fwrite($client, 'not a counter');

$datagrams = $calls = 0;
$counters = [];
for ($tries = 0; $tries < 10 && $datagrams < 2002; $tries++) {
    if (preg_match('/^(\d+) datagrams in (\d+) calls: (.*)$/', $server->line(), $match)) {
        $datagrams += $match[1];
        $calls += $match[2];
        $counters = json_decode($match[3], true);
    }
}
// The empty datagram may be counted or not; loopback loses none of the others.
var_dump($datagrams >= 2002, $calls < 500, count($counters), $counters['page.042'], $counters['other']);
?>
--EXPECT--
bool(true)
bool(true)
int(101)
int(20)
int(5)
