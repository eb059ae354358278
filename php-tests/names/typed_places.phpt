--TEST--
A by-reference argument that cannot hold its value does not prevent the others from being set
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
class Places
{
    public array $list = [];
    public int $number = 0;
    public ?string $text = null;
}
[$server, $port] = udp();
[$client] = udp();

$p = new Places;
show('getsockname', fn () => socket_getsockname($server, $p->list, $p->number));
var_dump($p->number === $port);

socket_sendto($client, 'abc', 3, 0, '127.0.0.1', $port);
$p = new Places;
show('recvfrom data', fn () => socket_recvfrom($server, $p->list, 10, 0, $p->text, $p->number));
var_dump($p->text, $p->number > 0);

socket_sendto($client, 'abc', 3, 0, '127.0.0.1', $port);
$p = new Places;
show('recvfrom address', fn () => socket_recvfrom($server, $p->text, 10, 0, $p->list, $p->number));
var_dump($p->text, $p->number > 0);

socket_connect($client, '127.0.0.1', $port);
$p = new Places;
show('getpeername port', fn () => socket_getpeername($client, $p->text, $p->list));
var_dump($p->text);
?>
--EXPECT--
getsockname: TypeError: Cannot assign string to reference held by property Places::$list of type array
bool(true)
recvfrom data: TypeError: Cannot assign string to reference held by property Places::$list of type array
string(9) "127.0.0.1"
bool(true)
recvfrom address: TypeError: Cannot assign string to reference held by property Places::$list of type array
string(3) "abc"
bool(true)
getpeername port: TypeError: Cannot assign int to reference held by property Places::$list of type array
string(9) "127.0.0.1"
