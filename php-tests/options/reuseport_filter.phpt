--TEST--
SO_ATTACH_REUSEPORT_CBPF: attached by name, detached by 0
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{SO_ATTACH_FILTER, SO_ATTACH_REUSEPORT_CBPF, SO_GET_FILTER};

require __DIR__ . '/try.inc';
$s = udp();
socket_set_option($s, SOL_SOCKET, SO_REUSEPORT, 1);
socket_bind($s, '127.0.0.1');
$ask = fn ($value) => fn () => socket_set_option($s, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, $value);
var_dump($ask(SKF_AD_CPU)(), $ask(SKF_AD_QUEUE)());
// The packet filter is separate, and stays attached.
socket_set_option($s, SOL_SOCKET, SO_ATTACH_FILTER, [[6, 0, 0, 0]]);
var_dump($ask(0)());
echo json_encode(socket_get_option($s, SOL_SOCKET, SO_GET_FILTER)), "\n";
echo attempt($ask(0)), "\n";
foreach ([1, -1, 2 ** 32, SKF_AD_PROTOCOL + 1] as $value) {
    echo attempt($ask($value)), "\n";
}
$type = 'TypeError: socket_set_option(): Argument #4 ($value) must be of type int when argument #3 ($option) is SO_ATTACH_REUSEPORT_CBPF, ';
$typed = PHP_VERSION_ID >= 80600;
expect('string', $typed ? $type . 'string given' : 'true', $ask((string) SKF_AD_CPU));
expect('array', $typed ? $type . 'array given' : 'false | Unsupported CBPF filter', $ask([1]));
expect('level', $typed ? 'false | Invalid level' : 'false | Unable to set socket option [92]: Protocol not available',
    fn () => socket_set_option($s, SOL_UDP, SO_ATTACH_REUSEPORT_CBPF, 1));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
{"filter":[[6,0,0,0]]}
false | Unable to set socket option [2]: No such file or directory
false | Unsupported CBPF filter
false | Unsupported CBPF filter
false | Unsupported CBPF filter
false | Unsupported CBPF filter
string: as it should
array: as it should
level: as it should
