--TEST--
sockets.handles=resource: socket_select keeps keys and returns the same handles, in small and large sets
--EXTENSIONS--
sockets
--INI--
sockets.handles=resource
--FILE--
<?php
function rounds(int $count): void
{
    $pairs = [];
    for ($i = 0; $i < $count; $i++) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pairs[$i]);
    }
    $all = array_column($pairs, 0);
    $all["named"] = array_pop($all);
    $none = null;
    $good = 0;
    for ($round = 0; $round < 20; $round++) {
        $ready = $round % ($count - 1);
        socket_write($pairs[$ready][1], 'x');
        $read = $all;
        if (socket_select($read, $none, $none, 1) === 1 && $read === [$ready => $all[$ready]]) {
            $good++;
        }
        socket_read($all[$ready], 1);
    }
    socket_write($pairs[$count - 1][1], 'x');
    $read = $all;
    var_dump($good, socket_select($read, $none, $none, 1), $read === ['named' => $all['named']]);

    // closed during the call: refused at the next one
    socket_close($all[0]);
    try {
        $read = $all;
        socket_select($read, $none, $none, 0);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
    unset($all[0], $pairs[0]);
    $read = $all;
    var_dump(socket_select($read, $none, $none, 0), array_keys($read));
}
rounds(4);
rounds(100);
?>
--EXPECT--
int(20)
int(1)
bool(true)
socket_select(): supplied resource is not a valid Socket resource
int(1)
array(1) {
  [0]=>
  string(5) "named"
}
int(20)
int(1)
bool(true)
socket_select(): supplied resource is not a valid Socket resource
int(1)
array(1) {
  [0]=>
  string(5) "named"
}
