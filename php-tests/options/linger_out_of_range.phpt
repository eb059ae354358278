--TEST--
SO_LINGER past 16 bits, and as a scalar: a ValueError and a TypeError from 8.4 on, cut before
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
$checked = PHP_VERSION_ID >= 80400;
$set = fn ($value) => function () use ($value) {
    $s = tcp();
    return socket_set_option($s, SOL_SOCKET, SO_LINGER, $value) ? socket_get_option($s, SOL_SOCKET, SO_LINGER) : false;
};
$error = fn ($key) => "ValueError: socket_set_option(): Argument #4 (\$value) \"$key\" must be between 0 and 65535";
$linger = fn ($onoff, $linger) => ['l_onoff' => $onoff, 'l_linger' => $linger];

expect('most', '{"l_onoff":1,"l_linger":65535}', $set($linger(1, 65535)));
expect('linger', $checked ? $error('l_linger') : '{"l_onoff":1,"l_linger":0}', $set($linger(1, 65536)));
expect('negative', $checked ? $error('l_linger') : '{"l_onoff":1,"l_linger":65535}', $set($linger(1, -1)));
expect('onoff', $checked ? $error('l_onoff') : '{"l_onoff":0,"l_linger":0}', $set($linger(65536, 9)));
expect('both', $checked ? $error('l_onoff') : '{"l_onoff":1,"l_linger":65535}', $set($linger(-1, -1)));
expect('huge', $checked ? $error('l_linger') : '{"l_onoff":1,"l_linger":65535}', $set($linger(1, PHP_INT_MAX)));

$prefix = 'socket_set_option(): Argument #4 ($value) must ';
foreach (['int' => 1, 'string' => 'x', 'null' => null, 'float' => 1.5] as $type => $scalar) {
    $want = $checked
        ? "TypeError: {$prefix}be of type array when argument #3 (\$option) is SO_LINGER, $type given"
        : "ValueError: {$prefix}have key \"l_onoff\"";
    expect($type, $want, $set($scalar));
}
?>
--EXPECT--
most: as it should
linger: as it should
negative: as it should
onoff: as it should
both: as it should
huge: as it should
int: as it should
string: as it should
null: as it should
float: as it should
