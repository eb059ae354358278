--TEST--
The examples in PHP 7's style run unchanged with resources, those in PHP 8's with objects
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../helpers.inc';
if (project_file('examples/php7/server.php') === null) {
    die('skip the examples are not within reach');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

function start(string $script, string $handles, string ...$arguments)
{
    return popen(php_command(['sockets.handles' => $handles]) . ' ' . escapeshellarg($script) . ' '
        . implode(' ', array_map('escapeshellarg', $arguments)) . ' 2>&1', 'r');
}

foreach (['php7' => 'resource', 'php8' => 'object'] as $style => $handles) {
    echo "-- $style\n";
    $server = start(project_file("examples/$style/server.php"), $handles, '127.0.0.1', '0');
    $line = fgets($server);
    if (!preg_match('/^Listening on 127\.0\.0\.1:(\d+)$/', $line, $match)) {
        echo $line, stream_get_contents($server);
        continue;
    }
    foreach ([['first', 'second', 'quit'], ['third', 'stop']] as $lines) {
        echo stream_get_contents(start(project_file("examples/$style/client.php"), $handles, '127.0.0.1', $match[1], ...$lines));
    }
    echo 'server: ', stream_get_contents($server);
}

echo "-- writev\n";
foreach (['object', 'resource'] as $handles) {
    echo stream_get_contents(start(project_file('examples/writev.php'), $handles));
}
?>
--EXPECT--
-- php7
Hello, guest0 from 127.0.0.1
guest0: first
guest0: second
the server has closed
closed: Unknown
Hello, guest1 from 127.0.0.1
guest1: third
the server has closed
closed: Unknown
server: closed: resource (closed)
-- php8
Hello, guest0 from 127.0.0.1
guest0: first
guest0: second
the server has closed
Socket has already been closed
Hello, guest1 from 127.0.0.1
guest1: third
the server has closed
Socket has already been closed
server: closed
-- writev
read_frame: text of 12 bytes came whole
read_frame: blob of 50000 bytes came whole
read_frame: ask of 1 bytes came whole
receive_frame: text of 12 bytes came whole
receive_frame: blob of 50000 bytes came whole
receive_frame: ask of 1 bytes came whole
read_frame: text of 12 bytes came whole
read_frame: blob of 50000 bytes came whole
read_frame: ask of 1 bytes came whole
receive_frame: text of 12 bytes came whole
receive_frame: blob of 50000 bytes came whole
receive_frame: ask of 1 bytes came whole
