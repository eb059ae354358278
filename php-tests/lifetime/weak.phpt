--TEST--
Sockets as keys: WeakMap, WeakReference, SplObjectStorage, object ids
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

$before = fd_count();
[$a, $b] = pair();
$weak = WeakReference::create($a);
$map = new WeakMap();
$map[$a] = 'a';
$map[$b] = 'b';
var_dump($weak->get() === $a, count($map), $map[$b], spl_object_id($a) !== spl_object_id($b));
unset($a);
var_dump($weak->get(), count($map), fd_count() - $before);
$storage = new SplObjectStorage();
$storage[$b] = 1;
unset($b);
var_dump(count($storage), count($map), fd_count() - $before);
unset($storage);
var_dump(count($map), fd_count() - $before);
?>
--EXPECT--
bool(true)
int(2)
string(1) "b"
bool(true)
NULL
int(1)
int(1)
int(1)
int(1)
int(1)
int(0)
int(0)
