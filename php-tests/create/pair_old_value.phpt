--TEST--
socket_create_pair: the variable's old value is destroyed after the new one is in place
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Old
{
    public function __destruct()
    {
        global $pair;
        echo 'old value gone, new one: ', get_debug_type($pair), "\n";
        foreach ($pair as $socket) {
            socket_close($socket);
        }
        $pair = 'changed by the destructor';
    }
}
$before = fd_count();
$pair = new Old();
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair));
var_dump($pair, fd_count() - $before);
?>
--EXPECT--
old value gone, new one: array
bool(true)
string(25) "changed by the destructor"
int(0)
