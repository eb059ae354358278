--TEST--
examples/poll.php: many clients at once, one that sends much before it reads, and clients that disconnect
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!class_exists('Io\\Poll\\Context')) die('skip PHP has no Io\Poll');
?>
--FILE--
<?php
require __DIR__ . '/runner.inc';

$server = new Example('poll.php', ['127.0.0.1', '0']);
$clients = [];
for ($i = 0; $i < 50; $i++) {
    $clients[$i] = client($server->port);
    fwrite($clients[$i], "hello $i\n");
}
$right = 0;
foreach ($clients as $i => $client) {
    $right += fgets($client) === "hello $i\n";
}
var_dump($right);
foreach (array_splice($clients, 10) as $client) {
    fclose($client);
}
// More than the server buffers for one client: it stops reading until the client reads some.
$bytes = random_bytes(1 << 20);
$back = '';
stream_set_blocking($clients[0], false);
for ($sent = 0; strlen($back) < strlen($bytes); ) {
    $read = [$clients[0]];
    $write = $sent < strlen($bytes) ? $read : null;
    $none = null;
    stream_select($read, $write, $none, 10) ?: exit("nothing happens\n");
    $sent += $write ? (int) @fwrite($clients[0], substr($bytes, $sent, 65536)) : 0;
    $back .= $read ? fread($clients[0], 65536) : '';
}
var_dump($back === $bytes);
fwrite($clients[1], "still there\n");
echo fgets($clients[1]);
?>
--EXPECT--
int(50)
bool(true)
still there
