--TEST--
An argument whose __toString closes the socket or throws
--INI--
sockets.handles=object
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Closing
{
    public function __construct(private $socket)
    {
    }
    public function __toString(): string
    {
        $this->socket ? socket_close($this->socket) : throw new Exception('thrown');
        return 'x';
    }
}
$calls = [
    'write' => fn ($s, $x) => socket_write($s, $x),
    'send' => fn ($s, $x) => socket_send($s, $x, 1, 0),
    'sendto' => fn ($s, $x) => socket_sendto($s, 'x', 1, 0, $x),
    'bind' => fn ($s, $x) => socket_bind($s, $x),
    'connect' => fn ($s, $x) => socket_connect($s, $x),
];
foreach ($calls as $name => $call) {
    [$a] = pair();
    show($name, fn () => $call($a, new Closing($a)));
    [$a] = pair();
    show($name, fn () => $call($a, new Closing(null)));
}
?>
--EXPECT--
write: Error: socket_write(): Argument #1 ($socket) has already been closed
write: Exception: thrown
send: Error: socket_send(): Argument #1 ($socket) has already been closed
send: Exception: thrown
sendto: Error: socket_sendto(): Argument #1 ($socket) has already been closed
sendto: Exception: thrown
bind: Error: socket_bind(): Argument #1 ($socket) has already been closed
bind: Exception: thrown
connect: Error: socket_connect(): Argument #1 ($socket) has already been closed
connect: Exception: thrown
