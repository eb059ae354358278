--TEST--
The stub and the loaded extension declare the same functions, classes and constants
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux' || php_uname('m') !== 'x86_64') {
    die('skip the stub shows the values of Linux on x86-64');
}
$php = getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY;
if (trim(shell_exec(escapeshellarg($php) . ' -n -r "echo (int) extension_loaded(\'sockets\');"')) !== '0') {
    die('skip this PHP has sockets compiled in');
}
?>
--FILE--
<?php
require __DIR__ . '/signatures.inc';

$extension = new ReflectionExtension('sockets');
$loaded = describe(
    array_keys($extension->getFunctions()),
    array_keys($extension->getClasses()),
    $extension->getConstants(),
);

$php = getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY;
$stub = shell_exec(escapeshellarg($php) . ' -n -d pcre.jit=0 ' . escapeshellarg(__DIR__ . '/stub-in-words.inc'));

echo substr_count($loaded, "\n") > 300 ? "described\n" : "hardly anything described:\n$loaded";
$loaded = explode("\n", $loaded);
$stub = explode("\n", $stub);
if (!defined('Sockets\AI_IDN')) {
    // What musl's headers lack, and where its value is another.
    $glibc = '/^const (Sockets\\\\)?(SOMAXCONN|AI_IDN|AI_CANONIDN|EAI_ADDRFAMILY|EAI_INPROGRESS|EAI_CANCELED'
        . '|EAI_NOTCANCELED|EAI_ALLDONE|EAI_INTR|EAI_IDN_ENCODE) =/';
    $stub = array_values(preg_grep($glibc, $stub, PREG_GREP_INVERT));
    $loaded = array_values(preg_grep($glibc, $loaded, PREG_GREP_INVERT));
}
foreach (array_diff($stub, $loaded) as $line) {
    echo "stub alone: $line\n";
}
foreach (array_diff($loaded, $stub) as $line) {
    echo "extension alone: $line\n";
}
// Functions and constants in the stub's order, too; classes are declared before functions there.
$kind = fn (array $lines, string $word) => array_values(preg_grep("/^$word /", $lines));
foreach (['function', 'const'] as $word) {
    var_dump($kind($loaded, $word) === $kind($stub, $word));
}
?>
--EXPECT--
described
bool(true)
bool(true)
