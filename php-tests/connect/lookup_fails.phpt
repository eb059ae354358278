--TEST--
An unknown host: the lookup's code in both error slots, with its own text
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

// Whether the answer is "no such host" or "try again" depends on the network.
$warning = null;
set_error_handler(function ($kind, $text) use (&$warning) {
    $warning = $text;
    return true;
});
$check = function (string $function, int $family, ...$arguments) use (&$warning): void {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    var_dump($function($socket, ...$arguments));
    $code = socket_last_error($socket);
    var_dump($code === socket_last_error(), $code <= -10000 && $code >= -10004);
    var_dump($warning === "$function(): Host lookup failed [$code]: " . socket_strerror($code));
    socket_clear_error();
};
$check('socket_bind', AF_INET, 'host.invalid');
$check('socket_connect', AF_INET, 'host.invalid', 9);
$check('socket_sendto', AF_INET6, 'x', 1, 0, 'host.invalid', 9);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
