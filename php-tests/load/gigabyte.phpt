--TEST--
1 GiB through the example echo server comes back unchanged
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
require __DIR__ . '/server.inc';

$server = new Server();
$before = fd_count($server->pid);
$client = escapeshellarg(__DIR__ . '/../../examples/echo_client.php');
passthru(php_command() . " $client 127.0.0.1 $server->port " . (1 << 30) . ' 2>/dev/null', $status);
var_dump($status, $server->descriptors($before) - $before);
echo $server->stop(), "\n";
?>
--EXPECT--
1073741824 bytes sent, 1073741824 received, equal
int(0)
int(0)
status 0
