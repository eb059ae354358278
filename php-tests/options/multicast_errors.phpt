--TEST--
The errors of the MCAST_ options
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/try.inc';
class Throws { function __toString() { throw new LogicException('no text'); } }
$s = udp();
$ask = fn ($value, $option = MCAST_JOIN_GROUP) => attempt(fn () => socket_set_option($s, IPPROTO_IP, $option, $value));

echo $ask([]), "\n", $ask(new stdClass), "\n", $ask(['interface' => 'lo']), "\n";
echo $ask(['group' => '239.1.2.3'], MCAST_JOIN_SOURCE_GROUP), "\n";
// The interface is checked last, and is optional.
echo $ask(['group' => '239.1.2.3', 'interface' => 'nosuch0']), "\n";
echo $ask(['group' => '239.1.2.3', 'interface' => -1]), "\n";
echo $ask(['group' => '239.1.2.3', 'interface' => 2 ** 32]), "\n";
echo $ask(['group' => '239.1.2.3', 'interface' => 65535]), "\n";
echo $ask(['group' => '127.0.0.1', 'interface' => 'lo']), "\n";
echo $ask(['group' => "239.1.2.3\0.example", 'interface' => 'lo']), "\n";
echo $ask(['group' => new Throws, 'interface' => 'lo']), "\n";
echo $ask(['group' => new stdClass, 'interface' => 'lo']), "\n";
echo $ask(['group' => '239.1.2.3', 'interface' => new Throws]), "\n";
echo $ask(['group' => '239.1.2.3', 'source' => new Throws], MCAST_BLOCK_SOURCE), "\n";
echo $ask(['group' => '239.1.2.3', 'source' => '127.0.0.1', 'interface' => 'lo'], MCAST_BLOCK_SOURCE), "\n";
var_dump(socket_last_error($s) === SOCKET_EINVAL);

// A scalar: from 8.5 on a TypeError, which names the same option for all of them.
foreach ([MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP, MCAST_BLOCK_SOURCE, MCAST_UNBLOCK_SOURCE, MCAST_JOIN_SOURCE_GROUP, MCAST_LEAVE_SOURCE_GROUP] as $option) {
    $named = in_array($option, [MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP]) ? 'MCAST_LEAVE_GROUP' : 'MCAST_LEAVE_SOURCE_GROUP';
    expect("option $option", PHP_VERSION_ID >= 80500
        ? "TypeError: socket_set_option(): Argument #4 (\$value) must be of type array when argument #3 (\$option) is $named, int given"
        : 'ValueError: No key "group" passed in optval', fn () => socket_set_option($s, IPPROTO_IP, $option, 5));
}

$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$text = 'IP address used in the context of an unexpected type of socket';
expect('unix', PHP_VERSION_ID >= 80500 ? "ValueError: $text" : "false | $text",
    fn () => socket_set_option($unix, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '239.1.2.3']));
?>
--EXPECT--
ValueError: No key "group" passed in optval
ValueError: No key "group" passed in optval
ValueError: No key "group" passed in optval
ValueError: No key "source" passed in optval
false | No interface with name "nosuch0" could be found
ValueError: Index must be between 0 and 4294967295
ValueError: Index must be between 0 and 4294967295
false | Unable to set socket option [19]: No such device
false | Unable to set socket option [22]: Invalid argument
ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
LogicException: no text
Error: Object of class stdClass could not be converted to string
LogicException: no text
LogicException: no text
false | Unable to set socket option [22]: Invalid argument
bool(true)
option 42: as it should
option 45: as it should
option 43: as it should
option 44: as it should
option 46: as it should
option 47: as it should
unix: as it should
