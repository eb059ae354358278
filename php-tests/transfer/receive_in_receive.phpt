--TEST--
A destructor that receives while a received string is assigned, and one that never returns
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Receives
{
    public function __construct(private $socket, private bool $dies = false) {}

    public function __destruct()
    {
        foreach ([300, 9000, 65536] as $length) {
            socket_recv($this->socket, $inner, $length, MSG_PEEK);
            echo "$length within: ", substr($inner, 0, 5), strlen($inner), "\n";
            $inner = socket_read($this->socket, $length);
            echo "$length within: ", substr($inner, 0, 5), strlen($inner), "\n";
        }
        if ($this->dies) {
            trigger_error('the end', E_USER_ERROR);
        }
    }
}

[$inner_far, $inner] = pair(SOCK_SEQPACKET);
[$far, $near] = pair(SOCK_SEQPACKET);
$fill = function () use ($inner_far, $far) {
    for ($i = 0; $i < 3; $i++) {
        socket_write($inner_far, str_repeat('inner', 50 + $i));
        socket_write($far, str_repeat('outer', 40 + $i));
    }
};
register_shutdown_function(function () use ($near) {
    socket_recv($near, $data, 9000, 0);
    echo 'after the end: ', substr($data, 0, 5), strlen($data), "\n";
});

$fill();
foreach ([300, 9000, 65536] as $length) {
    $data = $length === 300 ? new Receives($inner) : 'x';
    $count = socket_recv($near, $data, $length, 0);
    echo "$length: ", substr($data, 0, 5), strlen($data), ' of ', $count, "\n";
}
$fill();
$data = new Receives($inner, true);
set_error_handler(null);
error_reporting(0);
socket_recv($near, $data, 9000, 0);
echo 'not reached';
?>
--EXPECT--
300 within: inner250
300 within: inner250
9000 within: inner255
9000 within: inner255
65536 within: inner260
65536 within: inner260
300: outer200 of 200
9000: outer205 of 205
65536: outer210 of 210
300 within: inner250
300 within: inner250
9000 within: inner255
9000 within: inner255
65536 within: inner260
65536 within: inner260
after the end: outer205
