--TEST--
A vector holds its own string: changes on one side do not affect the other
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
$text = str_repeat('t', 10);
$iovec = vectors([$text, $text, '', 'x']);
$text[0] = 'T';
$fetched = socket_iovec_fetch($iovec, 0);
$fetched[1] = 'F';
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$held = socket_iovec_fetch($iovec, 1);
socket_write($pair[0], str_repeat('n', 20));
socket_readv($pair[1], $iovec);
var_dump($text, $fetched, $held, contents($iovec, 4));
// other types are converted as for any string parameter
socket_iovec_set($iovec, 0, 12.5);
var_dump(socket_iovec_fetch($iovec, 0));
?>
--EXPECT--
string(10) "Tttttttttt"
string(10) "tFtttttttt"
string(10) "tttttttttt"
array(4) {
  [0]=>
  string(10) "nnnnnnnnnn"
  [1]=>
  string(10) "nnnnnnnnnn"
  [2]=>
  string(0) ""
  [3]=>
  string(0) ""
}
string(4) "12.5"
