--TEST--
Ports out of range: socket_bind and socket_sendto refuse them from PHP 8.5 on, socket_connect never does
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$checked = PHP_VERSION_ID >= 80500;
$outcome = function (callable $call): string {
    try {
        return $call() === false ? 'failed' : 'done';
    } catch (ValueError $e) {
        return $e->getMessage();
    }
};
[$target, $port] = udp();
foreach ([-1, 65536, 1 << 32, PHP_INT_MAX, PHP_INT_MIN] as $bad) {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    $bind = @$outcome(fn () => socket_bind($socket, '127.0.0.1', $bad));
    $refused = 'socket_bind(): Argument #3 ($port) must be between 0 and 65535';
    echo ($bind === $refused) === $checked ? 'as in C' : $bind, ', ';

    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    $send = @$outcome(fn () => socket_sendto($socket, 'x', 1, 0, '127.0.0.1', $bad));
    $refused = 'socket_sendto(): Argument #6 ($port) must be between 0 and 65535';
    echo ($send === $refused) === $checked ? 'as in C' : $send, "\n";
}

echo "checked for local sockets too\n";
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$bind = $outcome(fn () => socket_bind($unix, '', 70000));
$send = @$outcome(fn () => socket_sendto($unix, 'x', 1, 0, '/nonexistent', 70000));
var_dump(str_contains($bind, 'must be between 0 and 65535') === $checked);
var_dump(str_contains($send, 'must be between 0 and 65535') === $checked);

echo "connect wraps\n";
$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_connect($socket, '127.0.0.1', $port + 65536));
socket_getpeername($socket, $address, $peer);
var_dump($peer === $port);
var_dump(socket_connect($socket, '127.0.0.1', $port - 65536));
socket_getpeername($socket, $address, $peer);
var_dump($peer === $port);
?>
--EXPECT--
as in C, as in C
as in C, as in C
as in C, as in C
as in C, as in C
as in C, as in C
checked for local sockets too
bool(true)
bool(true)
connect wraps
bool(true)
bool(true)
bool(true)
bool(true)
