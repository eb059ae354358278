--TEST--
sockets.handles does not change Reflection's output
--EXTENSIONS--
sockets
--FILE--
<?php
function types(): string
{
    $text = '';
    foreach ((new ReflectionExtension('sockets'))->getFunctions() as $function) {
        $return = $function->getReturnType();
        $text .= "$function\n" . ($return ? get_class($return) : 'none');
        if ($return instanceof ReflectionUnionType) {
            $text .= implode(',', $return->getTypes());
        }
        foreach ($function->getParameters() as $parameter) {
            $text .= $parameter->hasType() ? get_class($parameter->getType()) . $parameter->getType() : 'none';
        }
    }
    return $text;
}
ini_set('sockets.handles', 'object');
$before = types();
ini_set('sockets.handles', 'resource');
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(is_resource($socket), types() === $before);

$function = new ReflectionFunction('socket_accept');
$parameter = $function->getParameters()[0]->getType();
echo get_class($parameter), ' ', $parameter, "\n";
echo get_class($function->getReturnType()), ' ', $function->getReturnType(), "\n";
foreach ($function->getReturnType()->getTypes() as $type) {
    echo get_class($type), ' ', $type, "\n";
}
?>
--EXPECT--
bool(true)
bool(true)
ReflectionNamedType Socket
ReflectionUnionType Socket|false
ReflectionNamedType Socket
ReflectionNamedType false
