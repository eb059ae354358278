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
foreach ([400, 1000, 5000] as $idle) {
    $watched = "
        \$context = new Io\Poll\Context();
        \$timeout = Time\Duration::fromSeconds(5);
        \$keep = \$watchers = []; \$at = 1;
        \$read = [Io\Poll\Event::Read]; \$both = [Io\Poll\Event::Read, Io\Poll\Event::Write];
        for (\$i = $idle; \$i >= 0; \$i--) {
            [\$a, \$b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            \$watchers[\$i] = \$context->add(new StreamPollHandle(\$b), \$read, \$b);
            \$keep[\$i] = [\$a, \$b];
            if (\$i > 0 && \$i <= 30) {
                stream_set_blocking(\$b, false);
                while (@fwrite(\$b, str_repeat('f', 65536))) { }
            }
        }
        unset(\$b);";
    $trip = 'foreach ($context->wait($timeout) as $watcher) $x = fread($watcher->getData(), 10);';
    $cases["toggle_$idle"] = [
        'label' => "Io\Poll round trip, 3 other write interests a call, $idle idle",
        'setup' => $watched, 'check' => '$x === "x"',
        'body' => "
            fwrite(\$a, 'x');
            for (\$k = 0; \$k < 3; \$k++) \$watchers[\$at + \$k]->modifyEvents(\$read);
            \$at = (\$at + 3) % 30;
            for (\$k = 0; \$k < 3; \$k++) \$watchers[\$at + \$k]->modifyEvents(\$both);
            $trip",
    ];
    $cases["replace_$idle"] = [
        'label' => "Io\Poll round trip, 1 socket replaced a call, $idle idle",
        'setup' => "$watched \$last = $idle;", 'check' => '$x === "x"',
        'body' => "
            fwrite(\$a, 'x');
            \$watchers[\$at]->remove();
            unset(\$watchers[\$at], \$keep[\$at]);
            \$at++;
            \$q = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            \$last++;
            \$watchers[\$last] = \$context->add(new StreamPollHandle(\$q[1]), \$read, \$q[1]);
            \$keep[\$last] = \$q;
            $trip",
    ];
}
return $cases;
