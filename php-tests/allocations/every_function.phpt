--TEST--
Each allocation of a request fails in turn: every function has a row
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/run.inc';

$calls = [];
foreach (glob(__DIR__ . '/rows/*.inc') as $file) {
    $family = basename($file, '.inc');
    if (!is_readable(__DIR__ . "/$family.phpt")) {
        echo "no test runs $family\n";
    }
    // A row is named after its function, and after a comma what is special.
    foreach (array_keys(rows($family)) as $name) {
        $calls[explode(',', $name)[0]] = true;
    }
}
$extension = new ReflectionExtension('sockets');
$functions = array_keys($extension->getFunctions());
foreach ($extension->getClasses() as $class) {
    foreach ($class->getMethods() as $method) {
        if ($method->class === $class->name) {
            $functions[] = "$class->name::$method->name";
        }
    }
}
foreach ($functions as $function) {
    // The class of 8.6 has a name in either namespace.
    if (!isset($calls[$function]) && !isset($calls["Sockets\\$function"])) {
        echo "no row for $function\n";
    }
}
echo count($functions) > 40 ? 'done' : 'hardly any functions', "\n";
?>
--EXPECT--
done
