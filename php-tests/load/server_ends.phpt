--TEST--
The example echo server ends on SIGTERM with clients connected, and sends them what it has
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/server.inc';

$server = new Server();
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $server->port);
socket_write($client, 'hello');
var_dump(socket_read($client, 100));

echo "a client that sends and only then reads gets all of it\n";
$half = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($half, '127.0.0.1', $server->port);
$data = str_repeat('half-closed ', 20000);
for ($sent = 0; $sent < strlen($data); $sent += $n) {
    $n = socket_write($half, substr($data, $sent, 8192));
}
socket_shutdown($half, 1);
$answer = '';
while ((string) ($part = socket_read($half, 65536)) !== '') {
    $answer .= $part;
}
var_dump($answer === $data);

$start = microtime(true);
echo $server->stop(), "\n";
var_dump(microtime(true) - $start < 5, socket_read($client, 100));
?>
--EXPECT--
string(5) "hello"
a client that sends and only then reads gets all of it
bool(true)
status 0
bool(true)
string(0) ""
