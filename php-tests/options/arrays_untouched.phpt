--TEST--
socket_set_option does not change the caller's array, shared or constant (D11)
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
const LINGER = ['l_onoff' => '1', 'l_linger' => '5'];
const TIMEOUT = ['sec' => '2', 'usec' => '0'];
$s = tcp();
foreach ([[SO_LINGER, LINGER], [SO_RCVTIMEO, TIMEOUT], [SO_SNDTIMEO, TIMEOUT]] as [$option, $constant]) {
    // Made at run time, and shared by two variables.
    $made = [];
    foreach ($constant as $key => $digit) {
        $made[$key] = substr("$digit ", 0, 1);
    }
    $shared = $made;
    var_dump(socket_set_option($s, SOL_SOCKET, $option, $made), socket_set_option($s, SOL_SOCKET, $option, $constant));
    echo json_encode([$made, $shared, socket_get_option($s, SOL_SOCKET, $option)]), "\n";
}
echo json_encode([LINGER, TIMEOUT]), "\n";
// Elements that are references: the values behind them must not change either.
$text = '3';
var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => &$text, 'l_linger' => &$text]), $text);
?>
--EXPECT--
bool(true)
bool(true)
[{"l_onoff":"1","l_linger":"5"},{"l_onoff":"1","l_linger":"5"},{"l_onoff":1,"l_linger":5}]
bool(true)
bool(true)
[{"sec":"2","usec":"0"},{"sec":"2","usec":"0"},{"sec":2,"usec":0}]
bool(true)
bool(true)
[{"sec":"2","usec":"0"},{"sec":"2","usec":"0"},{"sec":2,"usec":0}]
[{"l_onoff":"1","l_linger":"5"},{"sec":"2","usec":"0"}]
bool(true)
string(1) "3"
