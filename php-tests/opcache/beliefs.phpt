--TEST--
Every function's results match the types that opcache's optimizer and JIT assume
--EXTENSIONS--
sockets
opcache
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip under a memory checker, where it says the same after minutes');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

// A PHP function returns the result of each function: opcache dumps the types that it infers.
$code = "<?php\n";
foreach ((new ReflectionExtension('sockets'))->getFunctions() as $function) {
    $places = implode(', ', array_map(fn ($number) => '$a' . $number, range(1, $function->getNumberOfRequiredParameters() ?: 1)));
    $places = $function->getNumberOfRequiredParameters() ? $places : '';
    $name = $function->getName();
    $code .= 'function believe_' . str_replace('\\', '__', $name) . "($places) { return \\$name($places); }\n";
}
$folder = sys_get_temp_dir();
file_put_contents("$folder/believe.php", $code);

$opcache = ['opcache.enable' => 1, 'opcache.enable_cli' => 1, 'opcache.file_update_protection' => 0];
$modes = [
    'on' => [['opcache.jit' => 'disable'], ['opcache.opt_debug_level' => '0x400000']],
    // This dump has reference counts too.
    'function' => [['opcache.jit' => 'function', 'opcache.jit_buffer_size' => '16M'], ['opcache.jit_debug' => 2]],
];
foreach ($modes as $mode => [$how, $dumping]) {
    foreach (['object', 'resource'] as $handles) {
        $how = ['sockets.handles' => $handles] + $how + $opcache;
        exec(php_command($how + $dumping) . " $folder/believe.php 2>$folder/dump", $none, $status);
        exec(php_command($how) . ' ' . __DIR__ . "/beliefs.inc $folder/dump $folder/believe.php 2>&1", $lines, $status);
        echo "$mode, $handles, status $status: ", implode("\n", $lines), "\n";
        $lines = [];
        unlink("$folder/dump");
    }
}
unlink("$folder/believe.php");
?>
--EXPECT--
on, object, status 0: 
on, resource, status 0: 
function, object, status 0: 
function, resource, status 0: 
