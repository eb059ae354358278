--TEST--
socket_getsockname and socket_getpeername: both ends of every family
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$client, $server] = tcp_pair();
var_dump(socket_getsockname($client, $a, $p), socket_getpeername($server, $b, $q));
var_dump($a, $a === $b, $p === $q, is_int($p));
var_dump(socket_getpeername($client, $a), $a);

$six = socket_create(AF_INET6, SOCK_STREAM, 0);
var_dump(socket_getsockname($six, $a, $p), $a, $p);

[$x, $y] = pair();
$a = $p = 'untouched';
var_dump(socket_getsockname($x, $a, $p), $a, $p);
var_dump(socket_getpeername($x, $a, $p), $a, $p);

echo "not connected\n";
$a = $p = 'untouched';
var_dump(socket_getpeername($six, $a, $p), $a, $p);
var_dump(socket_last_error($six) === SOCKET_ENOTCONN);

echo "bad places\n";
class Typed
{
    public int $number = 1;
    public ?string $text = null;
    public array $list = [];
}
$typed = new Typed();
show('array for a name', fn () => socket_getsockname($client, $typed->list, $typed->number));
show('int for a name', fn () => socket_getsockname($client, $typed->number));
show('good', fn () => socket_getsockname($client, $typed->text, $typed->number));
var_dump($typed->text, $typed->number > 1);
show('one place for both', function () use ($client) {
    socket_getsockname($client, $one, $one);
    return is_int($one);
});
?>
--EXPECTF--
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
string(2) "::"
int(0)
bool(true)
string(0) ""
string(9) "untouched"
bool(true)
string(0) ""
string(9) "untouched"
not connected
Warning: socket_getpeername(): unable to retrieve peer name [107]: %s
bool(false)
string(9) "untouched"
string(9) "untouched"
bool(true)
bad places
array for a name: TypeError: Cannot assign string to reference held by property Typed::$list of type array
int for a name: TypeError: Cannot assign string to reference held by property Typed::$number of type int
good: true
string(9) "127.0.0.1"
bool(true)
one place for both: true
