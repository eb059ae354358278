--TEST--
An option for which the kernel returns no bytes reads as 0, not as old stack contents (D6)
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
// Calls that leave different bytes on the stack.
$before = [
    'nothing' => fn () => null,
    'text' => fn () => sprintf('%s %f %d', str_repeat('x', 500), M_PI, PHP_INT_MAX),
    'lookup' => fn () => socket_addrinfo_lookup('127.0.0.1', '80'),
    'expression' => fn () => preg_match('/^(a+)+$/', 'aaaaaaaaaaaa'),
];
foreach (['SO_BINDTODEVICE' => SO_BINDTODEVICE, 'SO_GET_FILTER' => 26] as $name => $option) {
    foreach ($before as $what => $call) {
        $s = tcp();
        $call();
        $value = socket_get_option($s, SOL_SOCKET, $option);
        echo $value === 0 ? '' : "$name after $what: " . json_encode($value) . "\n";
    }
    echo "$name asked\n";
}
?>
--EXPECT--
SO_BINDTODEVICE asked
SO_GET_FILTER asked
