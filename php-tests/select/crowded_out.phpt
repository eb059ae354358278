--TEST--
socket_select: closed sockets with open duplicates do not take the room of watched ones
--EXTENSIONS--
sockets
pcntl
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

function ready(array $r): string
{
    $w = $e = null;
    return socket_select($r, $w, $e, 0) . ' of ' . count($r);
}

/** Closes 20 of 30 watched sockets that have open duplicates and unread data, and replaces them. */
function crowd(string $how, callable $keep): void
{
    $near = $far = [];
    for ($i = 0; $i < 30; $i++) {
        [$near[], $far[]] = pair();
    }
    for ($i = 0; $i < 3; $i++) {
        ready($near);
    }
    $release = $keep(array_slice($near, 0, 20));
    for ($i = 0; $i < 30; $i++) {
        socket_write($far[$i], 'x');
    }
    for ($i = 0; $i < 20; $i++) {
        socket_close($near[$i]);
        $old[] = $far[$i];
    }
    for ($i = 0; $i < 20; $i++) {
        [$near[$i], $far[$i]] = pair();
        socket_write($far[$i], 'y');
    }
    for ($i = 0; $i < 3; $i++) {
        echo "$how: ", ready($near), "\n";
    }
    $release();
}

for ($twice = 0; $twice < 2; $twice++) {
    crowd('sent away', function (array $sockets): callable {
        $mail = pair(SOCK_DGRAM);
        foreach ($sockets as $socket) {
            socket_sendmsg($mail[0], ['iov' => ['x'], 'control' => [
                ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$socket]],
            ]], 0);
        }
        return function () use ($mail) {};
    });
}
crowd('a child', function (array $sockets): callable {
    $control = pair();
    $child = pcntl_fork();
    if ($child === 0) {
        socket_read($control[1], 1);
        exit(0);
    }
    return function () use ($control, $child) {
        socket_write($control[0], 'q');
        pcntl_waitpid($child, $status);
    };
});

// Sent to itself: the same file is received under the same number.
$near = $far = [];
for ($i = 0; $i < 30; $i++) {
    [$near[], $far[]] = pair();
}
for ($i = 0; $i < 3; $i++) {
    ready($near);
}
$mail = pair(SOCK_DGRAM);
for ($i = 0; $i < 5; $i++) {
    socket_sendmsg($mail[0], ['iov' => ['x'], 'control' => [
        ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$near[$i]]],
    ]], 0);
    socket_close($near[$i]);
    $message = ['controllen' => 100, 'buffer_size' => 10];
    socket_recvmsg($mail[1], $message);
    $near[$i] = $message['control'][0]['data'][0];
    for ($again = 0; $again < 2; $again++) {
        echo ready($near), ', ';
    }
    socket_write($far[$i], 'z');
    echo ready($near), "\n";
}
?>
--EXPECT--
sent away: 30 of 30
sent away: 30 of 30
sent away: 30 of 30
sent away: 30 of 30
sent away: 30 of 30
sent away: 30 of 30
a child: 30 of 30
a child: 30 of 30
a child: 30 of 30
0 of 0, 0 of 0, 1 of 1
1 of 1, 1 of 1, 2 of 2
2 of 2, 2 of 2, 3 of 3
3 of 3, 3 of 3, 4 of 4
4 of 4, 4 of 4, 5 of 5
