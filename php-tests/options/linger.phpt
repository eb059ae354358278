--TEST--
SO_LINGER as an array and as an object, which is not changed
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
class Declared { public $l_onoff = 1; public $l_linger = 6; private $more; }
class Unset_ { public int $l_onoff; public $l_linger = 6; }
$s = tcp();
$get = fn () => json_encode(socket_get_option($s, SOL_SOCKET, SO_LINGER));
echo $get(), "\n";

$strings = ['l_onoff' => '1', 'l_linger' => '5 apples'];
$copy = $strings;
var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, $strings), $strings === $copy);
echo $get(), "\n";

$linger = 7;
var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => &$linger, 'l_linger' => &$linger]), $linger);
echo $get(), "\n";

foreach ([(object) ['l_onoff' => 1, 'l_linger' => 8], new Declared] as $object) {
    var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, $object));
    echo $get(), "\n";
}
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, new Unset_)), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, new stdClass)), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, [])), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1])), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_linger' => 1])), "\n";
// Both keys must exist before either value is converted.
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => new stdClass])), "\n";
echo attempt(fn () => socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => new stdClass, 'l_linger' => null])), "\n";
echo $get(), "\n";
?>
--EXPECT--
{"l_onoff":0,"l_linger":0}
bool(true)
bool(true)
{"l_onoff":1,"l_linger":5}
bool(true)
int(7)
{"l_onoff":1,"l_linger":7}
bool(true)
{"l_onoff":1,"l_linger":8}
bool(true)
{"l_onoff":1,"l_linger":6}
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_onoff"
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_onoff"
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_onoff"
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_linger"
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_onoff"
ValueError: socket_set_option(): Argument #4 ($value) must have key "l_linger"
true | Object of class stdClass could not be converted to int
{"l_onoff":1,"l_linger":0}
