<?php
// The select round trips of scenarios.php on streams, with PHP 8.6's Io\Poll.

$cases = [];
foreach ([0, 50, 100, 200, 400, 1000, 2000, 4000, 9000] as $idle) {
    $cases["select_$idle"] = [
        'label' => "Io\\Poll round trip, $idle idle",
        'setup' => "
            \$context = new Io\\Poll\\Context();
            \$timeout = Time\\Duration::fromSeconds(5);
            \$keep = [];
            for (\$i = 0; \$i <= $idle; \$i++) {
                [\$a, \$b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
                \$context->add(new StreamPollHandle(\$b), [Io\\Poll\\Event::Read], \$b);
                \$keep[] = [\$a, \$b];
            }",
        'check' => '$x === "x"',
        'body' => '
            fwrite($a, "x");
            foreach ($context->wait($timeout) as $watcher) $x = fread($watcher->getData(), 10);',
    ];
}
// The same under the names of the round trips that use Io\Poll with sockets.
foreach ([0, 1000, 9000] as $idle) {
    $cases["poll_$idle"] = ['label' => "Io\\Poll round trip, $idle idle"] + $cases["select_$idle"];
}
return $cases;
