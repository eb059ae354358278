--TEST--
socket_select: a signal ends a large wait with EINTR; timeouts are exact to the microsecond
--EXTENSIONS--
sockets
pcntl
--FILE--
<?php
$near = $far = [];
for ($i = 0; $i < 40; $i++) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$near[$i], $far[$i]] = $pair;
}
$w = $e = null;
foreach ([[0, 1500], [0, 2000], [0, 1999999 - 1980000], [0, 1], [0, 0]] as [$seconds, $micros]) {
    for ($i = 0; $i < 4; $i++) {
        $r = $near;
        $began = hrtime(true);
        $n = socket_select($r, $w, $e, $seconds, $micros);
        $took = (hrtime(true) - $began) / 1000;
    }
    echo "$n ", $took >= $micros ? 'not before' : "$took, before", " $micros\n";
}
pcntl_signal(SIGALRM, function () {});
pcntl_alarm(1);
$r = $near;
var_dump(socket_select($r, $w, $e, 5), socket_last_error(), count($r));
$r = $near;
var_dump(socket_select($r, $w, $e, -1), socket_last_error(), count($r));
?>
--EXPECTF--
0 not before 1500
0 not before 2000
0 not before 19999
0 not before 1
0 not before 0

Warning: socket_select(): Unable to select [4]: Interrupted system call in %s on line %d
bool(false)
int(4)
int(40)

Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(22)
int(40)
