--TEST--
socket_addrinfo_lookup: from PHP 8.5 on hints must be integers in range, and keys must be known
--EXTENSIONS--
sockets
--SKIPIF--
<?php if (PHP_VERSION_ID < 80500) die('skip cast before 8.5'); ?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

class Text
{
    public function __toString(): string { return '2'; }
}
$look = fn (array $hints) => fn () => count(socket_addrinfo_lookup('127.0.0.1', null, $hints));
$two = 2;
foreach (['ai_flags', 'ai_socktype', 'ai_protocol', 'ai_family'] as $key) {
    foreach ([-1, 1 << 31, [], new stdClass, new Text, 'abc', '', fopen('php://memory', 'r')] as $value) {
        show("$key " . get_debug_type($value), $look([$key => $value]));
    }
}
foreach (['2', ' 2', '2.0', 2.0, &$two] as $value) {
    show('socktype ' . var_export($value, true), $look(['ai_socktype' => $value]));
}
show('socktype 2.5', $look(['ai_socktype' => 2.5]));
show('socktype 2x', $look(['ai_socktype' => '2x']));
show('socktype null', $look(['ai_socktype' => null]));
show('family AF_UNIX', $look(['ai_family' => AF_UNIX]));
show('family above int', $look(['ai_family' => (1 << 32) + AF_INET]));
show('numeric keys', $look([1, 2]));
show('numeric key last', $look(['ai_family' => AF_INET, 5 => 1]));
// The error names the first one that is wrong.
show('value, then key', $look(['ai_family' => 'x', 'y' => 1]));
show('key, then value', $look(['y' => 1, 'ai_family' => 'x']));
?>
--EXPECT--
ai_flags int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be between 0 and 2147483647
ai_flags int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be between 0 and 2147483647
ai_flags array: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be of type int, array given
ai_flags stdClass: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be of type int, stdClass given
ai_flags Text: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be of type int, Text given
ai_flags string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be of type int, string given
ai_flags string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be of type int, string given
ai_flags resource (stream): TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_flags" key must be of type int, resource given
ai_socktype int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be between 0 and 2147483647
ai_socktype int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be between 0 and 2147483647
ai_socktype array: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be of type int, array given
ai_socktype stdClass: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be of type int, stdClass given
ai_socktype Text: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be of type int, Text given
ai_socktype string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be of type int, string given
ai_socktype string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be of type int, string given
ai_socktype resource (stream): TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_socktype" key must be of type int, resource given
ai_protocol int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be between 0 and 2147483647
ai_protocol int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be between 0 and 2147483647
ai_protocol array: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be of type int, array given
ai_protocol stdClass: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be of type int, stdClass given
ai_protocol Text: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be of type int, Text given
ai_protocol string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be of type int, string given
ai_protocol string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be of type int, string given
ai_protocol resource (stream): TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_protocol" key must be of type int, resource given
ai_family int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be AF_INET or AF_INET6
ai_family int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be AF_INET or AF_INET6
ai_family array: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, array given
ai_family stdClass: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, stdClass given
ai_family Text: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, Text given
ai_family string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, string given
ai_family string: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, string given
ai_family resource (stream): TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, resource given
socktype '2': 1
socktype ' 2': 1
socktype '2.0': 1
socktype 2.0: 1
socktype 2: 1
Deprecated: Implicit conversion from float 2.5 to int loses precision
socktype 2.5: 1
Warning: A non-numeric value encountered
socktype 2x: 1
socktype null: 3
family AF_UNIX: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be AF_INET or AF_INET6
family above int: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be AF_INET or AF_INET6
numeric keys: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
numeric key last: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
value, then key: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be of type int, string given
key, then value: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
