--TEST--
socket_addrinfo_lookup: up to PHP 8.4 hints are cast to int, and numeric keys are ignored
--EXTENSIONS--
sockets
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s getaddrinfo answers otherwise: musl.phpt');
if (PHP_VERSION_ID >= 80500) die('skip checked from 8.5 on');
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

class Text
{
    public function __toString(): string { return '2'; }
}
$file = fopen('php://memory', 'r');
$two = 2;
foreach ([
    'string' => '2', 'float' => 2.9, 'float string' => '2.9', 'with tail' => '2abc',
    'above int' => (1 << 32) + 2, 'reference' => &$two,
    'true' => true, 'array' => [7], 'object' => new stdClass, 'text object' => new Text,
    'null' => null, 'false' => false, 'no number' => 'abc', 'empty array' => [], 'NAN' => NAN,
] as $name => $family) {
    // 2 is AF_INET, 1 would be AF_UNIX, 0 is either family.
    $found = socket_addrinfo_lookup('127.0.0.1', null, ['ai_flags' => AI_NUMERICHOST, 'ai_family' => $family]);
    echo $name, ': ', $found ? 'found' : 'nothing', "\n";
}
var_dump(count(socket_addrinfo_lookup('127.0.0.1', null, [1, 2, 3])));
var_dump(count(socket_addrinfo_lookup('127.0.0.1', null, ['ai_socktype' => '2', 5 => 'x'])));
var_dump(socket_addrinfo_lookup('127.0.0.1', null, ['ai_flags' => -1]));
var_dump(count(socket_addrinfo_lookup('127.0.0.1', null, ['ai_flags' => 1 << 40])));
?>
--EXPECT--
string: found
float: found
float string: found
with tail: found
above int: found
reference: found
true: nothing
array: nothing
Warning: Object of class stdClass could not be converted to int
object: nothing
Warning: Object of class Text could not be converted to int
text object: nothing
null: found
false: found
no number: found
empty array: found
NAN: found
int(3)
int(1)
bool(false)
int(3)
