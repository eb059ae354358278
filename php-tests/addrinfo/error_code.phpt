--TEST--
socket_addrinfo_lookup: $error_code is set to the resolver's number on failure and unchanged otherwise (PHP 8.6)
--EXTENSIONS--
sockets
--SKIPIF--
<?php if (PHP_VERSION_ID < 80600) die('skip the parameter came with 8.6'); ?>
--FILE--
<?php
use const Sockets\{EAI_BADFLAGS, EAI_NONAME, EAI_SERVICE, EAI_SOCKTYPE};

require __DIR__ . '/../helpers.inc';
$ask = function (string $host, ?string $service, array $hints) {
    $code = 'as it was';
    $found = socket_addrinfo_lookup($host, $service, $hints, $code);
    return ($found ? 'found ' : 'nothing ') . $code;
};
show('ok', fn () => $ask('127.0.0.1', '1', []));
show('no name', fn () => $ask('x', null, ['ai_flags' => AI_NUMERICHOST]) === 'nothing ' . EAI_NONAME);
show('bad flags', fn () => $ask('127.0.0.1', null, ['ai_flags' => 0x40000000]) === 'nothing ' . EAI_BADFLAGS);
show('bad type', fn () => $ask('127.0.0.1', null, ['ai_socktype' => 99]) === 'nothing ' . EAI_SOCKTYPE);
show('bad service', fn () => $ask('127.0.0.1', 'no-such', ['ai_socktype' => SOCK_STREAM]) === 'nothing ' . EAI_SERVICE);
show('by name', function () {
    socket_addrinfo_lookup('x', hints: ['ai_flags' => AI_NUMERICHOST], error_code: $code);
    return $code === EAI_NONAME;
});
class Typed
{
    public array $list = [];
    public ?string $text = null;
}
$typed = new Typed;
show('cannot hold it', fn () => socket_addrinfo_lookup('x', null, ['ai_flags' => AI_NUMERICHOST], $typed->list));
show('coerced', function () use ($typed) {
    socket_addrinfo_lookup('x', null, ['ai_flags' => AI_NUMERICHOST], $typed->text);
    return $typed->text === (string) EAI_NONAME;
});
?>
--EXPECT--
ok: 'found as it was'
no name: true
bad flags: true
bad type: true
bad service: true
by name: true
cannot hold it: TypeError: Cannot assign int to reference held by property Typed::$list of type array
coerced: true
