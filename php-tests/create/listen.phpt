--TEST--
socket_create_listen: a TCP listener on all addresses
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

$before = fd_count();
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
var_dump($address, $port > 0, socket_last_error($listener));
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
var_dump(socket_connect($client, '127.0.0.1', $port));
$server = socket_accept($listener);
socket_write($server, 'hello');
var_dump(socket_read($client, 100));

echo "port in use\n";
var_dump(socket_create_listen($port));
var_dump(socket_last_error() === SOCKET_EADDRINUSE);

echo "backlogs\n";
foreach ([0, 1, -1, 1 << 20, PHP_INT_MAX, PHP_INT_MIN] as $backlog) {
    var_dump(is_object($s = socket_create_listen(0, $backlog)) || is_resource($s));
}
unset($listener, $client, $server, $s);
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECTF--
string(7) "0.0.0.0"
bool(true)
int(0)
bool(true)
string(5) "hello"
port in use
Warning: socket_create_listen(): unable to bind to given address [98]: %s
bool(false)
bool(true)
backlogs
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
0 descriptors left
