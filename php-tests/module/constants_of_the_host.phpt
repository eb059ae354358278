--TEST--
Every constant and function of the host's own extension is there, with the same value (D47)
--SKIPIF--
<?php
require __DIR__ . '/host_extension.inc';
if (host_extension() === null) die('skip the host has no sockets extension of its own beside this one');
?>
--FILE--
<?php
require __DIR__ . '/host_extension.inc';
$theirs = host_extension();
echo count($theirs['constants']) > 200 ? "many constants\n" : "hardly any constants\n";
foreach ($theirs['constants'] as $name => $value) {
    if (!defined($name)) {
        echo "$name is missing\n";
    } elseif (constant($name) !== $value) {
        echo "$name is ", json_encode(constant($name)), ', not ', json_encode($value), "\n";
    }
}
foreach ($theirs['functions'] as $name) {
    echo function_exists($name) ? '' : "$name() is missing\n";
}
// Lost once, when the constants moved to the stub.
var_dump(SOCKET_EPROTO);
?>
--EXPECT--
many constants
int(71)
