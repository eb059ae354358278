--TEST--
By-reference results: typed properties, one variable for two parameters, the socket's own variable
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

class Typed
{
    public int $number = 1;
    public ?string $text = null;
    public string $never_null = 'a';
    public string|false $union = false;
    public array $list = [];
}
$typed = new Typed();
[$a, $b] = pair(SOCK_DGRAM);
$send = function (string $what) use ($a) {
    socket_write($a, $what);
};
$send('text');
show('array', fn () => socket_recv($b, $typed->list, 100, 0));
$send('text');
show('int', fn () => socket_recv($b, $typed->number, 100, 0));
$send('42');
show('int from digits', fn () => socket_recv($b, $typed->number, 100, 0));
var_dump($typed->number);
$send('text');
show('?string', fn () => socket_recv($b, $typed->text, 100, 0));
var_dump($typed->text);
$send('text');
show('string|false', fn () => socket_recv($b, $typed->union, 100, 0));
var_dump($typed->union);
socket_set_nonblock($b);
show('null into string', fn () => socket_recv($b, $typed->never_null, 100, 0));
var_dump($typed->never_null);

[$server, $port] = udp();
[$client] = udp();
$udp = fn () => socket_sendto($client, 'data', 4, 0, '127.0.0.1', $port);
$udp();
show('three typed', fn () => socket_recvfrom($server, $typed->text, 9, 0, $typed->never_null, $typed->number));
var_dump($typed->text, $typed->never_null, $typed->number > 1024);
$udp();
show('address into int', fn () => socket_recvfrom($server, $typed->text, 9, 0, $typed->number, $typed->number));
$udp();
show('data into array', fn () => socket_recvfrom($server, $typed->list, 9, 0, $typed->text, $typed->number));
$udp();
show('one place for all', function () use ($server) {
    socket_recvfrom($server, $one, 9, 0, $one, $one);
    return is_int($one);
});

echo "the variable that holds the socket\n";
[$a, $b] = pair(SOCK_DGRAM);
$before = fd_count();
socket_write($a, 'gone');
var_dump(socket_recv($b, $b, 100, 0), $b, fd_count() - $before);
[$a, $b] = pair(SOCK_DGRAM);
socket_set_nonblock($b);
var_dump(@socket_recv($b, $b, 100, 0), $b);
[$a, $b] = pair();
var_dump(socket_getsockname($a, $a), $a);

echo "elements and properties that do not exist yet\n";
[$a, $b] = pair(SOCK_DGRAM);
$object = new stdClass();
socket_write($a, 'new');
socket_recv($b, $list['x']['y'], 100, 0);
socket_write($a, 'new');
socket_recv($b, $object->z, 100, 0);
var_dump($list['x']['y'], $object->z);
?>
--EXPECT--
array: TypeError: Cannot assign string to reference held by property Typed::$list of type array
int: TypeError: Cannot assign string to reference held by property Typed::$number of type int
int from digits: 2
int(42)
?string: 4
string(4) "text"
string|false: 4
string(4) "text"
null into string: TypeError: Cannot assign null to reference held by property Typed::$never_null of type string
string(1) "a"
three typed: 4
string(4) "data"
string(9) "127.0.0.1"
bool(true)
address into int: TypeError: Cannot assign string to reference held by property Typed::$number of type int
data into array: TypeError: Cannot assign string to reference held by property Typed::$list of type array
one place for all: true
the variable that holds the socket
int(4)
string(4) "gone"
int(-1)
bool(false)
NULL
bool(true)
string(0) ""
elements and properties that do not exist yet
string(3) "new"
string(3) "new"
