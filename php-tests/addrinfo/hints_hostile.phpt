--TEST--
socket_addrinfo_lookup: hints that contain themselves, error handlers that throw or change the hints
--EXTENSIONS--
sockets
--FILE--
<?php
function look($hints): string
{
    try {
        $found = socket_addrinfo_lookup('127.0.0.1', '1', $hints);
        return $found ? 'found' : 'nothing';
    } catch (Throwable $e) {
        return get_class($e);
    }
}
$loop = ['ai_socktype' => SOCK_STREAM];
$loop['ai_flags'] = &$loop;
// An array is 1 as a flag, or no integer at all.
echo look($loop) === (PHP_VERSION_ID < 80500 ? 'found' : 'TypeError') ? "loop ok\n" : "loop wrong\n";
unset($loop['ai_flags']);

// Values that can be cast only with a warning: an object, or a string that starts with a number.
$loud = PHP_VERSION_ID < 80500 ? new stdClass : '1 and a half';
set_error_handler(fn () => throw new DomainException('from the handler'));
echo look(['ai_flags' => $loud, 'ai_family' => $loud]), "\n";

$hints = ['ai_flags' => $loud, 'ai_socktype' => SOCK_STREAM];
set_error_handler(function () use (&$hints) {
    $hints = null;
    $hints = str_repeat('x', 300);
    gc_collect_cycles();
    return true;
});
echo look($hints), "\n";

$type = SOCK_STREAM;
set_error_handler(function () use (&$type) {
    $type = 99;
    return true;
});
// A value behind a reference is read when the call gets to it.
echo look(['ai_flags' => $loud, 'ai_socktype' => &$type]), "\n";
?>
--EXPECT--
loop ok
DomainException
found
nothing
