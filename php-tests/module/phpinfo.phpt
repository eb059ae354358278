--TEST--
phpinfo(): "Sockets Support" first, as in the C extension, then our own settings
--FILE--
<?php
ob_start();
phpinfo(INFO_MODULES);
$text = ob_get_clean();
preg_match('/\nsockets\n\n(.*?)\n\n(.*?)\n\n/s', $text, $match);
echo preg_replace(
    ['/(sockets in Rust) \d+\.\d+\.\d+\S*/', '/=> (object|resource)\b/'],
    ['$1 N', '=> HANDLES'],
    "$match[1]\n$match[2]\n",
);
var_dump(phpversion('sockets') === PHP_VERSION);
$module = new ReflectionExtension('sockets');
var_dump($module->getName(), $module->getVersion() === PHP_VERSION, $module->getDependencies());
var_dump($module->isPersistent(), array_keys($module->getINIEntries()));
?>
--EXPECT--
Sockets Support => enabled
Implementation => sockets in Rust N
Handles => HANDLES
Readiness backend => select, epoll
Directive => Local Value => Master Value
sockets.cloexec => 0 => 0
sockets.handles => HANDLES => HANDLES
sockets.interrupted => fail => fail
bool(true)
string(7) "sockets"
bool(true)
array(0) {
}
bool(true)
array(3) {
  [0]=>
  string(15) "sockets.cloexec"
  [1]=>
  string(15) "sockets.handles"
  [2]=>
  string(19) "sockets.interrupted"
}
