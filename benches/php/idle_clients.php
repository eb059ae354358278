<?php
// Opens so many connections, makes one request on each, says so, and keeps them open with a
// request now and then until its input ends.
//
//   php idle_clients.php 127.0.0.1:PORT COUNT

[, $address, $count] = $argv;
$connections = [];
for ($i = 0; $i < $count; $i++) {
    // The tests' network has 2,000 ports for each address.
    $context = stream_context_create(['socket' => ['bindto' => '127.0.0.' . (2 + intdiv($i, 1000)) . ':0']]);
    $connections[] = stream_socket_client("tcp://$address", context: $context) ?: exit(1);
}
$ask = function () use ($connections): void {
    foreach ($connections as $connection) {
        fwrite($connection, "GET / HTTP/1.1\r\nHost: bench\r\n\r\n");
        if (!str_contains((string) fread($connection, 4096), ' 200 OK')) {
            exit(1);
        }
    }
};
$ask();
echo "open\n";
stream_set_blocking(STDIN, false);
while (!feof(STDIN)) {
    [$read, $write, $except] = [[STDIN], null, null];
    if (stream_select($read, $write, $except, 5) === 0) {
        $ask();
    }
    fread(STDIN, 1);
}
