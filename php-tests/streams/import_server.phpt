--TEST--
socket_import_stream: families and listening servers
--EXTENSIONS--
sockets
--FILE--
<?php
$server = stream_socket_server('tcp://127.0.0.1:0');
$socket = socket_import_stream($server);
socket_getsockname($socket, $address, $port);
var_dump($address, "$address:$port" === stream_socket_get_name($server, false));
$client = stream_socket_client("tcp://$address:$port");
$accepted = socket_accept($socket);
fwrite($client, 'hello');
var_dump(socket_read($accepted, 10));

$udp = socket_import_stream(stream_socket_server('udp://127.0.0.1:0', $e, $s, STREAM_SERVER_BIND));
socket_getsockname($udp, $address, $port);
var_dump(socket_sendto($udp, 'to myself', 9, 0, $address, $port));
var_dump(socket_recvfrom($udp, $data, 100, 0, $from, $from_port), $data, $from_port === $port);

$path = sys_get_temp_dir() . '/sk-import-' . getmypid();
$local = socket_import_stream(stream_socket_server("unix://$path"));
socket_getsockname($local, $name);
var_dump($name === $path);
unlink($path);
?>
--EXPECT--
string(9) "127.0.0.1"
bool(true)
string(5) "hello"
int(9)
int(9)
string(9) "to myself"
bool(true)
bool(true)
