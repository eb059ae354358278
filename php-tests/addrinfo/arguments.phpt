--TEST--
socket_addrinfo functions: wrong counts and types of arguments
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--SKIPIF--
<?php
defined('Sockets\AI_IDN') || die('skip musl\'s getaddrinfo answers otherwise: musl.phpt');
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();
class Bad
{
    public function __toString(): string { throw new DomainException('no text'); }
}
$most = PHP_VERSION_ID >= 80600 ? 4 : 3;
show('none', fn () => socket_addrinfo_lookup());
show('too many', function () use ($most) {
    try {
        $x = null;
        return socket_addrinfo_lookup('h', 's', [], $x, 5, 6);
    } catch (ArgumentCountError $e) {
        return $e->getMessage() === "socket_addrinfo_lookup() expects at most $most arguments, 6 given";
    }
});
show('host array', fn () => socket_addrinfo_lookup([]));
show('host null', fn () => socket_addrinfo_lookup(null, null, ['ai_flags' => AI_NUMERICHOST]));
show('host object', fn () => socket_addrinfo_lookup(new Bad));
show('service array', fn () => socket_addrinfo_lookup('127.0.0.1', []));
show('service int', fn () => count(socket_addrinfo_lookup('127.0.0.1', 80)));
show('service object', fn () => socket_addrinfo_lookup('127.0.0.1', new Bad));
show('hints null', fn () => socket_addrinfo_lookup('127.0.0.1', null, null));
show('hints by name', fn () => count(socket_addrinfo_lookup('127.0.0.1', hints: ['ai_socktype' => SOCK_STREAM])));
foreach (['explain', 'bind', 'connect'] as $function) {
    $function = "socket_addrinfo_$function";
    show('nothing', fn () => $function());
    foreach ([null, 1, [], new stdClass, socket_create(AF_UNIX, SOCK_STREAM, 0)] as $value) {
        show(get_debug_type($value), fn () => $function($value));
    }
}
?>
--EXPECT--
none: ArgumentCountError: socket_addrinfo_lookup() expects at least 1 argument, 0 given
too many: true
host array: TypeError: socket_addrinfo_lookup(): Argument #1 ($host) must be of type string, array given
Deprecated: socket_addrinfo_lookup(): Passing null to parameter #1 ($host) of type string is deprecated
host null: false
host object: DomainException: no text
service array: TypeError: socket_addrinfo_lookup(): Argument #2 ($service) must be of type ?string, array given
service int: 3
service object: DomainException: no text
hints null: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) must be of type array, null given
hints by name: 1
nothing: ArgumentCountError: socket_addrinfo_explain() expects exactly 1 argument, 0 given
null: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, null given
int: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, int given
array: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, array given
stdClass: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, stdClass given
Socket: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, Socket given
nothing: ArgumentCountError: socket_addrinfo_bind() expects exactly 1 argument, 0 given
null: TypeError: socket_addrinfo_bind(): Argument #1 ($address) must be of type AddressInfo, null given
int: TypeError: socket_addrinfo_bind(): Argument #1 ($address) must be of type AddressInfo, int given
array: TypeError: socket_addrinfo_bind(): Argument #1 ($address) must be of type AddressInfo, array given
stdClass: TypeError: socket_addrinfo_bind(): Argument #1 ($address) must be of type AddressInfo, stdClass given
Socket: TypeError: socket_addrinfo_bind(): Argument #1 ($address) must be of type AddressInfo, Socket given
nothing: ArgumentCountError: socket_addrinfo_connect() expects exactly 1 argument, 0 given
null: TypeError: socket_addrinfo_connect(): Argument #1 ($address) must be of type AddressInfo, null given
int: TypeError: socket_addrinfo_connect(): Argument #1 ($address) must be of type AddressInfo, int given
array: TypeError: socket_addrinfo_connect(): Argument #1 ($address) must be of type AddressInfo, array given
stdClass: TypeError: socket_addrinfo_connect(): Argument #1 ($address) must be of type AddressInfo, stdClass given
Socket: TypeError: socket_addrinfo_connect(): Argument #1 ($address) must be of type AddressInfo, Socket given
