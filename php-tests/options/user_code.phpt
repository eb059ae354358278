--TEST--
Error handlers and __toString that close the socket, throw, or change the value
--EXTENSIONS--
sockets
--FILE--
<?php
use const Sockets\{SO_ATTACH_FILTER, SO_GET_FILTER};

require __DIR__ . '/try.inc';
// A handler that closes the socket while its option's value is being read.
$s = tcp();
set_error_handler(function ($level, $text) use ($s) {
    echo $text, "\n";
    if (str_contains($text, 'converted')) {
        socket_close($s);
    }
    return true;
});
var_dump(socket_set_option($s, SOL_SOCKET, SO_KEEPALIVE, new stdClass));

// One that throws: the option does not change.
$s = tcp();
set_error_handler(fn ($level, $text) => throw new LogicException($text));
foreach ([
    [SO_KEEPALIVE, new stdClass],
    [SO_LINGER, ['l_onoff' => 1, 'l_linger' => new stdClass]],
    [SO_RCVTIMEO, ['sec' => new stdClass, 'usec' => 0]],
] as [$option, $value]) {
    try {
        socket_set_option($s, SOL_SOCKET, $option, $value);
    } catch (LogicException $e) {
        echo $e->getMessage(), ' ', json_encode(socket_get_option($s, SOL_SOCKET, $option)), "\n";
    }
}
try {
    socket_set_option(udp(), IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => [], 'interface' => 'lo']);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}

// One that removes the object's other property and its last reference.
$linger = (object) ['l_onoff' => new stdClass, 'l_linger' => str_repeat('3', 2)];
set_error_handler(function () use (&$linger) {
    unset($linger->l_linger, $linger->l_onoff);
    for ($i = 0; $i < 100; $i++) {
        $linger->{"more$i"} = str_repeat('x', 10);
    }
    $linger = null;
    return true;
});
var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, $linger));

// The same through references in an array.
$half = str_repeat('4', 2);
$array = ['l_onoff' => new stdClass, 'l_linger' => &$half];
set_error_handler(function () use (&$half, &$array) {
    $half = [];
    $array = null;
    return true;
});
var_dump(socket_set_option($s, SOL_SOCKET, SO_LINGER, $array));

// An instruction that a handler changes during the call, which uses the original.
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
$instruction = [new stdClass, 0, 0, 0];
$program = [&$instruction, [6, 0, 0, 0]];
set_error_handler(function () use (&$instruction, &$program) {
    $instruction = 'gone';
    $program = null;
    return true;
});
var_dump(socket_set_option($pair[0], SOL_SOCKET, SO_ATTACH_FILTER, $program));
echo json_encode(socket_get_option($pair[0], SOL_SOCKET, SO_GET_FILTER)), "\n";
restore_error_handler();

// A group's text that closes the socket.
$s = udp();
$group = new class($s) {
    function __construct(private $s) {}
    function __toString() { socket_close($this->s); return '239.1.2.3'; }
};
echo attempt(fn () => socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => $group])), "\n";

// An array that contains itself.
$self = ['l_onoff' => 1];
$self['l_linger'] = &$self;
echo attempt(fn () => socket_set_option(tcp(), SOL_SOCKET, SO_LINGER, $self)), "\n";
$self['group'] = &$self;
echo attempt(fn () => (bool) strlen(attempt(fn () => socket_set_option(tcp(), SOL_SOCKET, SO_ATTACH_FILTER, $self)))), "\n";
$self = null; // PHP leaves cycles to leak at its end
?>
--EXPECT--
Object of class stdClass could not be converted to int
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
Object of class stdClass could not be converted to int 0
Object of class stdClass could not be converted to int {"l_onoff":0,"l_linger":0}
Object of class stdClass could not be converted to int {"sec":0,"usec":0}
Array to string conversion
bool(true)
bool(true)
bool(true)
{"filter":[[1,0,0,0],[6,0,0,0]]}
false | Unable to set socket option [9]: Bad file descriptor
true
true
