--TEST--
Sockets\is_open() and Sockets\fd()
--EXTENSIONS--
sockets
--FILE--
<?php
use function Sockets\{fd, is_open};

require __DIR__ . '/../helpers.inc';
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
var_dump(is_open($pair[0]), is_link('/proc/self/fd/' . fd($pair[0])), fd($pair[0]) !== fd($pair[1]));
foreach ([null, true, 0, fd($pair[0]), 'Socket', [$pair[0]], new stdClass, STDIN] as $other) {
    echo json_encode(is_open($other)), ' ';
}
echo json_encode(is_open(socket_addrinfo_lookup('127.0.0.1')[0])), "\n";

echo "-- closed\n";
socket_close($pair[0]);
var_dump(is_open($pair[0]));
try {
    fd($pair[0]);
} catch (Error $e) {
    echo get_class($e), "\n";
}

echo "-- over a stream\n";
$stream = socket_export_stream($pair[1]);
$fd = fd($pair[1]);
var_dump(is_open($pair[1]), is_open($stream), $fd === fd($pair[1]));
fclose($stream);
var_dump(is_open($pair[1]));
try {
    fd($pair[1]);
} catch (Error $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}

echo "-- arguments\n";
foreach ([[1], [], [socket_create(AF_INET, SOCK_DGRAM, 0), 2]] as $arguments) {
    try {
        fd(...$arguments);
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
try {
    is_open();
} catch (Error $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
?>
--EXPECTREGEX--
bool\(true\)
bool\(true\)
bool\(true\)
false false false false false false false false false
-- closed
bool\(false\)
(Error|TypeError)
-- over a stream
bool\(true\)
bool\(false\)
bool\(true\)
bool\(false\)
Error: Sockets\\fd\(\): Argument #1 \(\$socket\) has already been closed
-- arguments
TypeError: Sockets\\fd\(\): Argument #1 \(\$socket\) must be of type Socket, int given
ArgumentCountError: Sockets\\fd\(\) expects exactly 1 argument, 0 given
ArgumentCountError: Sockets\\fd\(\) expects exactly 1 argument, 2 given
ArgumentCountError: Sockets\\is_open\(\) expects exactly 1 argument, 0 given
