--TEST--
strict_types: no coercion of numbers and strings
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/../helpers.inc';

class Text
{
    public function __toString(): string
    {
        return 'text';
    }
}
class Typed
{
    public int $number = 1;
}
[$a, $b] = pair(SOCK_DGRAM);
show('string for int', fn () => socket_create('1', SOCK_STREAM, 0));
show('float for int', fn () => socket_read($b, 10.0));
show('null for int', fn () => socket_listen($a, null));
show('int for string', fn () => socket_write($a, 5));
show('Stringable for string', fn () => socket_write($a, new Text()));
show('string for ?int', fn () => socket_write($a, 'x', '1'));
show('null for ?int', fn () => socket_write($a, '42', null));
$typed = new Typed();
show('string into an int property', fn () => socket_recv($b, $typed->number, 10, 0));
var_dump($typed->number);
?>
--EXPECT--
string for int: TypeError: socket_create(): Argument #1 ($domain) must be of type int, string given
float for int: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
null for int: TypeError: socket_listen(): Argument #2 ($backlog) must be of type int, null given
int for string: TypeError: socket_write(): Argument #2 ($data) must be of type string, int given
Stringable for string: TypeError: socket_write(): Argument #2 ($data) must be of type string, Text given
string for ?int: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, string given
null for ?int: 2
string into an int property: TypeError: Cannot assign string to reference held by property Typed::$number of type int
int(1)
