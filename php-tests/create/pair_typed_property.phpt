--TEST--
socket_create_pair: a typed property that cannot hold an array leaks no descriptors
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Holder
{
    public int $number = 7;
    public array $list = [];
    public ?iterable $iterable = null;
    public readonly array $fixed;
}
$holder = new Holder();
$before = fd_count();
for ($i = 0; $i < 20; $i++) {
    try {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->number);
    } catch (TypeError $e) {
    }
}
echo $e->getMessage(), "\n";
unset($e);
var_dump($holder->number, fd_count() - $before);
try {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->fixed);
} catch (Error $e) {
    echo preg_replace('/ from global scope$/', '', $e->getMessage()), "\n";
}
unset($e);
var_dump(fd_count() - $before);

var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->list));
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->iterable));
var_dump(count($holder->list), count($holder->iterable), fd_count() - $before);
$holder->list = [];
$holder->iterable = null;
var_dump(fd_count() - $before);
?>
--EXPECT--
Cannot assign array to reference held by property Holder::$number of type int
int(7)
int(0)
Cannot indirectly modify readonly property Holder::$fixed
int(0)
bool(true)
bool(true)
int(2)
int(2)
int(4)
int(0)
