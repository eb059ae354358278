--TEST--
TLS: an exported stream can be encrypted; a stream that is encrypted cannot be imported
--EXTENSIONS--
sockets
openssl
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
$pem = tempnam(sys_get_temp_dir(), 'sk');
// A system without the openssl program has no openssl.cnf, which PHP needs.
file_put_contents($pem, "[req]\ndistinguished_name = name\n[name]\n");
$options = ['config' => $pem, 'private_key_bits' => 2048, 'digest_alg' => 'sha256'];
$key = openssl_pkey_new($options);
$request = openssl_csr_new(['commonName' => 'test'], $key, $options);
$certificate = openssl_csr_sign($request, null, $key, 1, $options);
openssl_x509_export($certificate, $x509);
openssl_pkey_export($key, $private, null, $options);
file_put_contents($pem, $x509 . $private);

[$client, $server] = array_map(socket_export_stream(...), tcp_pair());
stream_context_set_option($server, 'ssl', 'local_cert', $pem);
stream_context_set_option($client, 'ssl', 'verify_peer', false);
stream_context_set_option($client, 'ssl', 'verify_peer_name', false);
stream_set_blocking($client, false);
stream_set_blocking($server, false);
$ready = [0, 0];
for ($i = 0; $i < 1000 && $ready !== [true, true]; $i++) {
    $ready[0] = $ready[0] ?: stream_socket_enable_crypto($client, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
    $ready[1] = $ready[1] ?: stream_socket_enable_crypto($server, true, STREAM_CRYPTO_METHOD_TLS_SERVER);
    usleep(1000);
}
unlink($pem);
var_dump($ready);
stream_set_blocking($server, true);
fwrite($client, "secret\n");
echo fgets($server);
var_dump(socket_import_stream($server));
?>
--EXPECT--
array(2) {
  [0]=>
  bool(true)
  [1]=>
  bool(true)
}
secret
Warning: socket_import_stream(): Cannot represent a stream of type tcp_socket/ssl as a Socket Descriptor
bool(false)
