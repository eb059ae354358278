--TEST--
TCP_INFO: an array with the kernel's names
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{TCP_CLOSE, TCP_ESTABLISHED, TCP_INFO, TCP_LISTEN};

require __DIR__ . '/try.inc';
$listener = socket_create_listen(0);
var_dump(socket_get_option($listener, SOL_TCP, TCP_INFO)['tcpi_state'] === TCP_LISTEN);
socket_getsockname($listener, $address, $port);
$client = tcp();
var_dump(socket_get_option($client, SOL_TCP, TCP_INFO)['tcpi_state'] === TCP_CLOSE);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_write($client, str_repeat('x', 1000));
socket_recv($server, $data, 1000, MSG_WAITALL);

$info = socket_get_option($client, SOL_TCP, TCP_INFO);
var_dump($info['tcpi_state'] === TCP_ESTABLISHED);
var_dump($info === array_filter($info, 'is_int'), $info['tcpi_snd_mss'] > 500, $info['tcpi_rto'] > 0);
var_dump($info['tcpi_bytes_sent']);
var_dump(socket_get_option($server, SOL_TCP, TCP_INFO)['tcpi_bytes_received']);
echo implode(' ', array_slice(array_keys($info), 0, 10)), "\n";
echo attempt(fn () => socket_get_option(udp(), SOL_TCP, TCP_INFO)), "\n";
echo attempt(fn () => socket_set_option($client, SOL_TCP, TCP_INFO, 1)), "\n";
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(1000)
int(1000)
tcpi_state tcpi_ca_state tcpi_retransmits tcpi_probes tcpi_backoff tcpi_options tcpi_snd_wscale tcpi_rcv_wscale tcpi_delivery_rate_app_limited tcpi_fastopen_client_fail
false | Unable to retrieve socket option [95]: %s
false | Unable to set socket option [92]: Protocol not available
