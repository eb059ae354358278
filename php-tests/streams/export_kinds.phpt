--TEST--
socket_export_stream: each kind of socket becomes the stream that PHP's own functions would open
--EXTENSIONS--
sockets
--FILE--
<?php
$kinds = [
    'TCP' => [AF_INET, SOCK_STREAM, SOL_TCP],
    'TCP, any protocol' => [AF_INET, SOCK_STREAM, 0],
    'UDP' => [AF_INET, SOCK_DGRAM, SOL_UDP],
    'local stream' => [AF_UNIX, SOCK_STREAM, 0],
    'local datagram' => [AF_UNIX, SOCK_DGRAM, 0],
    'local packets' => [AF_UNIX, SOCK_SEQPACKET, 0],
];
foreach ($kinds as $name => $kind) {
    $socket = socket_create(...$kind);
    $stream = socket_export_stream($socket);
    $meta = stream_get_meta_data($stream);
    // With openssl loaded, a TCP stream can be encrypted.
    echo $name, ': ', str_replace('tcp_socket/ssl', 'tcp_socket', $meta['stream_type']), ' ', $meta['mode'],
        $meta['blocked'] ? ' blocks' : '', $meta['timed_out'] ? ' timed out' : '', "\n";
    var_dump(socket_export_stream($socket) === $stream);
}
?>
--EXPECT--
TCP: tcp_socket r+ blocks
bool(true)
TCP, any protocol: tcp_socket r+ blocks
bool(true)
UDP: udp_socket r+ blocks
bool(true)
local stream: unix_socket r+ blocks
bool(true)
local datagram: udg_socket r+ blocks
bool(true)
local packets: generic_socket r+ blocks
bool(true)
