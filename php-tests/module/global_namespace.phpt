--TEST--
The global namespace has what this PHP version's own extension has, and PHP 4's vectors
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/c_extension.inc';
if (ask_c_extension('echo 1;') === null) die('skip this PHP has no sockets extension of its own beside ours');
?>
--FILE--
<?php
require __DIR__ . '/c_extension.inc';
require __DIR__ . '/signatures.inc';

$describe = <<<'PHP'
    $extension = new ReflectionExtension('sockets');
    $lines = explode("\n", describe(
        array_keys($extension->getFunctions()),
        array_keys($extension->getClasses()),
        $extension->getConstants(),
    ));
    PHP;
$theirs = ask_c_extension(
    'require ' . var_export(__DIR__ . '/signatures.inc', true) . "; $describe echo json_encode(\$lines);",
);
eval($describe);
$ours = preg_grep('/^(final )?\w+ Sockets\\\\/', $lines, PREG_GREP_INVERT);

echo count($theirs) > 240 ? "many names\n" : "hardly any names\n";
foreach (array_diff($theirs, $ours) as $line) {
    echo "missing: $line\n";
}
$more = array_diff($ours, $theirs);
if (PHP_VERSION_ID < 80300) {
    $more = array_diff($more, ['function socket_atmark(Socket $socket): bool']);
}
foreach ($more as $line) {
    echo "more: $line\n";
}
?>
--EXPECT--
many names
more: function socket_iovec_alloc(int $num_vectors, int ...$lengths): SocketIovec|false
more: function socket_iovec_set(SocketIovec $iovec, int $position, string $new_val): bool
more: function socket_iovec_fetch(SocketIovec $iovec, int $position): string|false
more: function socket_iovec_add(SocketIovec $iovec, int $length): bool
more: function socket_iovec_delete(SocketIovec $iovec, int $position): bool
more: function socket_iovec_free(SocketIovec $iovec): bool
more: function socket_readv(Socket $socket, SocketIovec $iovec): int|false
more: function socket_writev(Socket $socket, SocketIovec $iovec): int|false
more: final class SocketIovec
