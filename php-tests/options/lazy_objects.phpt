--TEST--
A lazy object as an option's value is initialised first
--EXTENSIONS--
sockets
--SKIPIF--
<?php if (PHP_VERSION_ID < 80400) die('skip PHP 8.4 and later have lazy objects'); ?>
--FILE--
<?php
class Linger
{
    public int $l_onoff = 0;
    public int $l_linger = 0;
}
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$class = new ReflectionClass(Linger::class);
$ghost = $class->newLazyGhost(function (Linger $o): void { $o->l_onoff = 1; $o->l_linger = 7; });
$proxy = $class->newLazyProxy(function (): Linger { $o = new Linger(); $o->l_onoff = 1; $o->l_linger = 8; return $o; });
$throws = $class->newLazyGhost(fn () => throw new Exception('not now'));
foreach (['ghost' => $ghost, 'proxy' => $proxy, 'proxy again' => $proxy] as $name => $value) {
    var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, $value));
    echo $name, ' ', json_encode(socket_get_option($s, SOL_SOCKET, SO_LINGER)), "\n";
}
try {
    socket_set_option($s, SOL_SOCKET, SO_LINGER, $throws);
} catch (Throwable $e) {
    while ($e->getPrevious()) {
        $e = $e->getPrevious();
    }
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
bool(true)
ghost {"l_onoff":1,"l_linger":7}
bool(true)
proxy {"l_onoff":1,"l_linger":8}
bool(true)
proxy again {"l_onoff":1,"l_linger":8}
not now
