--TEST--
disable_classes=Socket: sockets are still made, usable and freed
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (ini_get('disable_classes') === false) {
    die('skip this PHP version cannot disable classes');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
[$output, $status] = run_php('
    $before = fd_count();
    [$a, $b] = pair();
    [$client, $server] = tcp_pair();
    socket_write($a, "hi");
    echo socket_read($b, 9), " ", get_debug_type($a), " ", get_debug_type($server), " ";
    $stream = socket_export_stream($a);
    fwrite($stream, "ho");
    echo socket_read($b, 9), " ";
    $info = socket_addrinfo_lookup("127.0.0.1", "0", ["ai_flags" => AI_NUMERICHOST])[0];
    $bound = socket_addrinfo_bind($info);
    socket_close($b);
    unset($a, $b, $client, $server, $bound, $stream);
    echo fd_count() - $before, " descriptors left";
', ['disable_classes' => 'Socket,AddressInfo', 'sockets.handles' => 'object']);
echo "$output, status $status\n";
?>
--EXPECT--
hi Socket Socket ho 0 descriptors left, status 0
