--TEST--
socket_create_pair: two connected sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    $pair = 'old value';
    var_dump(socket_create_pair(AF_UNIX, $type, 0, $pair));
    var_dump(array_keys($pair));
    socket_write($pair[0], 'there');
    var_dump(socket_read($pair[1], 100));
    socket_write($pair[1], 'and back');
    var_dump(socket_read($pair[0], 100));
}
$copy = $pair;
unset($pair[0]);
var_dump(count($copy));
?>
--EXPECT--
bool(true)
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
string(5) "there"
string(8) "and back"
bool(true)
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
string(5) "there"
string(8) "and back"
bool(true)
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
string(5) "there"
string(8) "and back"
int(2)
