--TEST--
A typed property whose old value's destructor assigns to it again
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Old
{
    public function __construct(private string $name) {}
    public function __destruct()
    {
        global $holder;
        echo "gone, the place holds ", gettype($holder->{$this->name}), "\n";
        $holder->{$this->name} = 'from the destructor';
    }
}
class Holder
{
    public string|int|array|Old|null $p;
}
$holder = new Holder();

[$near, $far] = pair();
[$a, $b] = tcp_pair();
$calls = [
    'recv' => fn () => socket_recv($near, $holder->p, 10, 0),
    'recv of much' => fn () => socket_recv($near, $holder->p, 100000, 0),
    'recv that fails' => fn () => @socket_recv($near, $holder->p, 10, MSG_DONTWAIT),
    'recvfrom' => fn () => socket_recvfrom($near, $holder->p, 10, 0, $name),
    'recvmsg' => fn () => socket_recvmsg($near, $holder->p),
    'getsockname' => fn () => socket_getsockname($a, $holder->p),
    'getpeername' => fn () => socket_getpeername($a, $name, $holder->p),
    'create_pair' => fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->p),
];
foreach ($calls as $name => $call) {
    echo "$name\n";
    if (str_starts_with($name, 'recv') && !str_contains($name, 'fails')) {
        socket_write($far, 'data');
    }
    $old = new Old('p');
    $holder->p = $name === 'recvmsg' ? ['controllen' => 64, 'old' => $old] : $old;
    unset($old);
    $call();
    $p = $holder->p;
    echo is_array($p) ? 'array' : var_export($p, true), "\n";
}
// The type refuses the value: the old one stays.
class Narrow
{
    public array $p = ['as it was'];
}
$narrow = new Narrow();
socket_write($far, 'data');
show('refused', fn () => socket_recv($near, $narrow->p, 10, 0));
var_dump($narrow->p);
?>
--EXPECT--
recv
gone, the place holds string
'from the destructor'
recv of much
gone, the place holds string
'from the destructor'
recv that fails
gone, the place holds NULL
'from the destructor'
recvfrom
gone, the place holds string
'from the destructor'
recvmsg
gone, the place holds array
'from the destructor'
getsockname
gone, the place holds string
'from the destructor'
getpeername
gone, the place holds integer
'from the destructor'
create_pair
gone, the place holds array
'from the destructor'
refused: TypeError: Cannot assign string to reference held by property Narrow::$p of type array
array(1) {
  [0]=>
  string(9) "as it was"
}
