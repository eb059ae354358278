--TEST--
socket_select: descriptors beyond 1023, alone and among many (php-src #14452 is the same for streams)
--EXTENSIONS--
sockets
posix
--SKIPIF--
<?php
$limit = posix_getrlimit()['hard openfiles'];
if ($limit !== 'unlimited' && $limit < 4096) die("skip only $limit descriptors allowed");
?>
--FILE--
<?php
if (function_exists('posix_setrlimit')) {
    $hard = posix_getrlimit()['hard openfiles'];
    posix_setrlimit(POSIX_RLIMIT_NOFILE, 4096, $hard === 'unlimited' ? POSIX_RLIMIT_INFINITY : $hard);
}
$all = [];
for ($i = 0; $i < 700; $i++) {
    if (!@socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair)) { die("skipped at $i\n"); }
    $all[] = $pair;
}
[$near, $far] = end($all);
socket_write($far, 'x');
$r = ['last' => $near];
$w = $e = null;
var_dump(socket_select($r, $w, $e, 0), array_keys($r), $r['last'] === $near);
$many = array_column($all, 0);
for ($i = 0; $i < 5; $i++) {
    $r = $many;
    $n = socket_select($r, $w, $e, 0);
    echo $n, ' ', implode(',', array_keys($r)), "\n";
}
var_dump(socket_last_error());
?>
--EXPECT--
int(1)
array(1) {
  [0]=>
  string(4) "last"
}
bool(true)
1 699
1 699
1 699
1 699
1 699
int(0)
