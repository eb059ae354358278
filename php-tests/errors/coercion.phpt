--TEST--
Without strict_types: numbers, strings and objects with __toString are converted as PHP does it
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

class Text
{
    public function __toString(): string
    {
        return 'an object';
    }
}
[$a, $b] = pair(SOCK_DGRAM);
show('object', fn () => socket_write($a, new Text()));
show('read with a string', fn () => socket_read($b, '100'));
show('float', fn () => socket_write($a, 1.5));
show('read with a float', fn () => socket_read($b, 100.0));
show('read with half a byte', fn () => socket_write($a, 'x') && socket_read($b, 2.5));
show('true', fn () => socket_write($a, true));
show('read with true', fn () => socket_read($b, true));
show('null', fn () => socket_write($a, null));
show('null', fn () => socket_read($b, null));
show('spaces', fn () => socket_write($a, 'x', ' 1 '));
show('read', fn () => socket_read($b, '9 '));
?>
--EXPECT--
object: 9
read with a string: 'an object'
float: 3
read with a float: '1.5'
Deprecated: Implicit conversion from float 2.5 to int loses precision
read with half a byte: true
true: 1
read with true: '1'
Deprecated: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
null: 0
Deprecated: socket_read(): Passing null to parameter #2 ($length) of type int is deprecated
null: false
spaces: 1
read: ''
