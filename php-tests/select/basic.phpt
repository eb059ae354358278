--TEST--
socket_select: arrays keep what is ready, with keys and order; the result counts all arrays
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

[$a, $b] = pair();
[$c, $d] = pair();
socket_write($a, 'x');
socket_write($c, 'y');
$read = ['one' => $b, 7 => $a, 'three' => $d];
$write = [5 => $a, 'b' => $b];
$except = [$c];
var_dump(socket_select($read, $write, $except, 0));
var_dump(array_keys($read), $read['one'] === $b, array_keys($write), $except);

echo "nothing ready\n";
$read = [$a, $c];
$write = $except = null;
$start = hrtime(true);
var_dump(socket_select($read, $write, $except, 0, 20000), $read, $write, $except);
var_dump(hrtime(true) - $start >= 19_000_000);

echo "no timeout at all\n";
$read = [$b];
var_dump(socket_select($read, $write, $except, null), count($read));
$read = [$b];
var_dump(socket_select($read, $write, $except, null, 5), count($read));

echo "the end and a listener count as readable\n";
socket_close($c);
socket_read($d, 10);
[$listener, $port] = listener();
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$read = ['end' => $d, 'listener' => $listener];
var_dump(socket_select($read, $write, $except, 5), array_keys($read));

echo "a full buffer is not writable\n";
[$a, $b] = pair();
socket_set_nonblock($a);
while (@socket_write($a, str_repeat('x', 65536)));
$read = null;
$write = [$a];
var_dump(socket_select($read, $write, $except, 0), $write);

echo "out-of-band data is exceptional\n";
[$client, $server] = tcp_pair();
socket_send($client, '!', 1, MSG_OOB);
$write = null;
$except = ['oob' => $server];
var_dump(socket_select($read, $write, $except, 5), array_keys($except));
?>
--EXPECT--
int(4)
array(2) {
  [0]=>
  string(3) "one"
  [1]=>
  string(5) "three"
}
bool(true)
array(2) {
  [0]=>
  int(5)
  [1]=>
  string(1) "b"
}
array(0) {
}
nothing ready
int(0)
array(0) {
}
NULL
NULL
bool(true)
no timeout at all
int(1)
int(1)
int(1)
int(1)
the end and a listener count as readable
int(2)
array(2) {
  [0]=>
  string(3) "end"
  [1]=>
  string(8) "listener"
}
a full buffer is not writable
int(0)
array(0) {
}
out-of-band data is exceptional
int(1)
array(1) {
  [0]=>
  string(3) "oob"
}
