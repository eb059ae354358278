--TEST--
SO_RCVTIMEO and SO_SNDTIMEO: values, keys, scalars
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$s = tcp();
foreach (['SO_RCVTIMEO' => SO_RCVTIMEO, 'SO_SNDTIMEO' => SO_SNDTIMEO] as $name => $option) {
    $set = fn ($value) => fn () => socket_set_option($s, SOL_SOCKET, $option, $value);
    $strings = ['sec' => '2', 'usec' => '500000'];
    $copy = $strings;
    echo attempt($set($strings)), ' ', json_encode(socket_get_option($s, SOL_SOCKET, $option)), ' ', json_encode($strings === $copy), "\n";
    echo attempt($set((object) ['sec' => 1, 'usec' => 0])), ' ', json_encode(socket_get_option($s, SOL_SOCKET, $option)), "\n";
    echo attempt($set(['sec' => 1, 'usec' => 1000000])), ' ', json_encode(socket_get_option($s, SOL_SOCKET, $option)), "\n";
    echo attempt($set(['sec' => -1, 'usec' => 0])), ' ', json_encode(socket_get_option($s, SOL_SOCKET, $option)), "\n";
    echo attempt($set(['sec' => 1])), "\n";
    echo attempt($set(['usec' => 1])), "\n";
    foreach (['int' => 1, 'string' => '1', 'null' => null] as $type => $scalar) {
        $prefix = 'socket_set_option(): Argument #4 ($value) must ';
        expect($type, PHP_VERSION_ID >= 80400
            ? "TypeError: {$prefix}be of type array when argument #3 (\$option) is $name, $type given"
            : "ValueError: {$prefix}have key \"sec\"", $set($scalar));
    }
}
?>
--EXPECTF--
true {"sec":2,"usec":500000} true
true {"sec":1,"usec":0}
false | Unable to set socket option [33]: %s {"sec":1,"usec":0}
true {"sec":0,"usec":0}
ValueError: socket_set_option(): Argument #4 ($value) must have key "usec"
ValueError: socket_set_option(): Argument #4 ($value) must have key "sec"
int: as it should
string: as it should
null: as it should
true {"sec":2,"usec":500000} true
true {"sec":1,"usec":0}
false | Unable to set socket option [33]: %s {"sec":1,"usec":0}
true {"sec":0,"usec":0}
ValueError: socket_set_option(): Argument #4 ($value) must have key "usec"
ValueError: socket_set_option(): Argument #4 ($value) must have key "sec"
int: as it should
string: as it should
null: as it should
