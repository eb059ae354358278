--TEST--
examples/chat.php with thousands of clients that use PHP's streams, past descriptor 1023
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0' && !getenv('SKIP_ASAN')) die('skip valgrind keeps descriptors to itself');
if ((int) shell_exec('ulimit -Hn') < 4000) die('skip ulimit -Hn is below 4000');
?>
--FILE--
<?php
// This process needs as many descriptors as the server, so it restarts with a higher limit.
if (!getenv('CHAT_LIMIT_RAISED')) {
    putenv('CHAT_LIMIT_RAISED=1');
    $php = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS');
    passthru('ulimit -n 4000; exec ' . $php . ' ' . escapeshellarg(__FILE__));
    exit;
}
require __DIR__ . '/runner.inc';
const CLIENTS = 2000;

$server = new Example('chat.php', ['127.0.0.1', '0']);
$clients = [];
for ($i = 1; $i <= CLIENTS; $i++) {
    // From several addresses, since one has a limited number of ports.
    $clients[$i] = client($server->port, '127.0.0.' . 2 + intdiv($i, 500));
    $hello = fgets($clients[$i]);
    if ($hello !== "* you are $i of $i\n") {
        exit("client $i got " . var_export($hello, true));
    }
}
echo CLIENTS, " are there\n";
foreach ([1, 1000, CLIENTS] as $speaker) {
    // A line in two pieces, and one whose end is DOS's
    fwrite($clients[$speaker], "hello, ");
    usleep(10_000);
    fwrite($clients[$speaker], "all\nbye\r\n");
    $heard = 0;
    foreach ($clients as $i => $client) {
        if ($i !== $speaker) {
            $heard += fgets($client) === "$speaker: hello, all\n" && fgets($client) === "$speaker: bye\n";
        }
    }
    echo "$speaker was heard by $heard\n";
}
fclose($clients[2]);
unset($clients[2]);
echo fgets($clients[CLIENTS]);
$late = client($server->port);
echo fgets($late);

// A client that never reads is dropped; the others are still served.
$deaf = client($server->port);
fgets($deaf);
$line = str_repeat('x', 900) . "\n";
$loud = client($server->port);
fgets($loud);
foreach ($clients as $client) {
    fclose($client);
}
fclose($late);
// stream_select() would fail beyond descriptor 1023.
stream_set_blocking($loud, false);
for ($i = 0, $dropped = ''; $i < 100_000 && $dropped === ''; $i++) {
    @fwrite($loud, $line) ?: usleep(1000);
    while (($said = fgets($loud)) !== false) {
        if ($said === '* ' . CLIENTS + 2 . " has left\n") {
            $dropped = $said;
        }
    }
}
echo $dropped;
var_dump($server->end());
?>
--EXPECT--
2000 are there
1 was heard by 1999
1000 was heard by 1999
2000 was heard by 1999
* 2 has left
* you are 2001 of 2000
* 2002 has left
bool(true)
