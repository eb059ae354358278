--TEST--
Sockets in cycles of objects are closed by the garbage collector
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

class Node
{
    public $socket;
    public $self;
}
$before = fd_count();
for ($i = 0; $i < 10; $i++) {
    $node = new Node();
    $node->socket = pair();
    $node->self = $node;
    $list = [socket_create(AF_INET, SOCK_STREAM, 0)];
    $list[] = &$list;
    unset($list);
}
unset($node);
echo fd_count() - $before, " open before\n";
var_dump(gc_collect_cycles() > 0);
echo fd_count() - $before, " open after\n";

$pair = pair();
$closure = function () use ($pair, &$closure) {
    return $pair;
};
$closure();
unset($pair, $closure);
gc_collect_cycles();
echo fd_count() - $before, " open after\n";
?>
--EXPECT--
30 open before
bool(true)
0 open after
0 open after
