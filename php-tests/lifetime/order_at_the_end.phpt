--TEST--
The end of a request: sockets are usable in shutdown functions and destructors, then closed
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Farewell
{
    public function __construct(private $socket, private string $name)
    {
    }
    public function __destruct()
    {
        echo $this->name, ' writes ', var_export(@socket_write($this->socket, $this->name), true), "\n";
    }
}
[$a, $b] = pair();
$first = new Farewell($a, 'first');
$second = new Farewell($b, 'second');
$global = pair();
register_shutdown_function(function () use ($a, $b) {
    echo 'shutdown function writes ', socket_write($a, 'x'), ', reads ', socket_read($b, 1), "\n";
});
echo "end of the script\n";
?>
--EXPECT--
end of the script
shutdown function writes 1, reads x
second writes 6
first writes 5
