<?php
/*
 * Shared by programs about socket_select(): numbered sockets, each with a far end, the
 * three arrays that are passed, and events that change them. Positions count in
 * the order of the arrays, modulo their length, so that every step means something
 * whatever the steps before it were. If other processes take part, each waits until another
 * has done its step, so that only one result is right.
 */

$near = $far = $R = $W = $E = $queues = $streams = $children = [];
$map = new WeakMap();
$handler = 'nothing';
$waiting = 0;

/** Far ends that are watched too: twice as many sockets for the same descriptors. */
function pairs(int $count, int $type = SOCK_STREAM, bool $both = false): void
{
    global $near, $far, $R;
    for ($i = 0; $i < $count; $i++) {
        socket_create_pair(AF_UNIX, $type, 0, $pair);
        $near[] = $R[] = $pair[0];
        $far[] = $pair[1];
        if ($both) {
            $near[] = $R[] = $pair[1];
            $far[] = $pair[0];
        }
    }
}

/** TCP connections, which have urgent data. */
function connections(int $count): void
{
    global $near, $far, $R, $E;
    $listener = socket_create_listen(0);
    $port = port($listener);
    for ($i = 0; $i < $count; $i++) {
        $far[] = $one = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_connect($one, '127.0.0.1', $port);
        $near[] = $R[] = $E[] = socket_accept($listener);
    }
    socket_close($listener);
}

/** The numbers of some sockets. */
function some(int $from, int $count, int $step): array
{
    global $near;
    $all = array_keys($near);
    $found = [];
    for ($i = 0; $i < $count && $all; $i++) {
        $found[] = $all[($from + $i * $step) % count($all)];
    }
    return array_unique($found);
}

/** Keys as ranges. */
function ranges(?array $set): string
{
    $text = [];
    $first = $last = null;
    foreach (array_keys($set ?? []) as $key) {
        if (is_int($key) && is_int($last) && $key === $last + 1) {
            $last = $key;
            continue;
        }
        $text[] = $first === $last ? $first : "$first-$last";
        $first = $last = $key;
    }
    $text[] = $first === $last ? $first : "$first-$last";
    return $set === null ? 'null' : count($set) . ' (' . trim(implode(' ', $text)) . ')';
}

/**
 * Calls socket_select() with the arrays whose letters are in $which, the same variable if a letter
 * is a copy of the one before ('x'). The reference may be ours, with small parts as new calls.
 */
function ask(string $which, ?int $seconds = 0, int $micro = 0, string $how = 'copy'): void
{
    global $R, $W, $E, $waiting;
    say("socket_select($which, " . text($seconds) . ", $micro), $how");
    $given = [
        'r' => strpbrk($which, 'rx') ? $R : null,
        'w' => str_contains($which, 'w') ? $W : null,
        'e' => str_contains($which, 'e') ? $E : null,
    ];
    if ($how === 'fresh') {
        $given = array_map(fn($set) => $set === null ? null : array_filter($set, fn() => true), $given);
    }
    ['r' => $r, 'w' => $w, 'e' => $e] = $given;
    if ($how === 'own') {
        doomed($r);
    }
    try {
        if (getenv('FRESH')) {
            $count = afresh($which, $r, $w, $e, $seconds, $micro);
        } else {
            $count = match ($which) {
                'xx' => socket_select($r, $r, $null, $seconds, $micro),
                'xxx' => socket_select($r, $r, $r, $seconds, $micro),
                'x_x' => socket_select($r, $null, $r, $seconds, $micro),
                default => socket_select($r, $w, $e, $seconds, $micro),
            };
        }
        echo '=> ', text($count);
        foreach (['r' => $r, 'w' => $w, 'e' => $e] as $name => $set) {
            echo " $name ", ranges($set);
            foreach ($count ? $set ?? [] : [] as $key => $socket) {
                if ($socket !== ($given[$name][$key] ?? null)) {
                    echo " MISPLACED $key";
                }
            }
        }
        echo "\n";
    } catch (\Throwable $thrown) {
        caught($thrown);
    }
    reap($waiting);
    echo 'last error ', socket_last_error(), "\n";
    socket_clear_error();
}

/** The result without a kept set: calls with eight sockets each, which do not wait. */
function afresh(string $which, ?array &$r, ?array &$w, ?array &$e, ?int $seconds, int $micro): int|false
{
    if (!$r && !$w && !$e) {
        return socket_select($r, $w, $e, $seconds, $micro);
    }
    $end = hrtime(true) + (int) min(9e18, ($seconds ?? 100) * 1e9 + $micro * 1e3);
    do {
        $count = 0;
        $answer = [];
        foreach (['r' => $r, 'w' => $w, 'e' => $e] as $name => $set) {
            $answer[$name] = $set === null ? null : [];
            foreach (array_chunk($set ?? [], 8, true) as $part) {
                $parts = ['r' => null, 'w' => null, 'e' => null, $name => $part];
                socket_select($parts['r'], $parts['w'], $parts['e'], 0);
                $answer[$name] += $parts[$name] ?? [];
            }
            // A socket that is in an array twice counts once.
            $count += count(array_unique(array_map('identity', $answer[$name] ?? [])));
        }
        if ($count > 0 || hrtime(true) >= $end) {
            break;
        }
        usleep(500);
    } while (true);
    ['r' => $r, 'w' => $w, 'e' => $e] = $answer;
    return $count;
}

function identity(mixed $socket): int
{
    return is_object($socket) ? spl_object_id($socket) : get_resource_id($socket);
}

/** The far ends send a byte. */
function poke(array $which): void
{
    global $far;
    foreach ($which as $i) {
        @socket_send($far[$i], 'x', 1, MSG_DONTWAIT);
    }
}

function urgent(array $which): void
{
    global $far;
    foreach ($which as $i) {
        @socket_send($far[$i], '!', 1, MSG_OOB | MSG_DONTWAIT);
    }
    usleep(300);
}

function drain(array $which): void
{
    global $near;
    foreach ($which as $i) {
        while (@socket_recv($near[$i], $data, 70000, MSG_DONTWAIT) > 0);
    }
}

/** Fills the send buffers. */
function fill(array $which): void
{
    global $near;
    foreach ($which as $i) {
        // With TCP, whether there is room depends on when the acknowledgements come.
        if (@socket_get_option($near[$i], SOL_SOCKET, 39 /* SO_DOMAIN */) !== AF_UNIX) {
            continue;
        }
        @socket_set_option($near[$i], SOL_SOCKET, SO_SNDBUF, 2048);
        while (@socket_send($near[$i], str_repeat('f', 1000), 1000, MSG_DONTWAIT));
    }
}

/** The far ends read everything, so that there is room again. */
function relieve(array $which): void
{
    global $far;
    foreach ($which as $i) {
        while (@socket_recv($far[$i], $data, 70000, MSG_DONTWAIT) > 0);
    }
}

function hang(array $which, bool $close): void
{
    global $far;
    foreach ($which as $i) {
        $close ? socket_close($far[$i]) : @socket_shutdown($far[$i]);
    }
    relive();
}

/** Removes closed far ends together with their near ones, so that later steps use open ones. */
function relive(): void
{
    global $near, $far;
    foreach ($far as $i => $socket) {
        try {
            socket_last_error($socket);
        } catch (\Error $closed) {
            unset($near[$i], $far[$i]);
        }
    }
}

/** Toggles the interest in writing: leaves a hole, or is appended. */
function want(array $which): void
{
    global $near, $W;
    foreach ($which as $i) {
        $key = array_search($near[$i], $W, true);
        if ($key === false) {
            $W[] = $near[$i];
        } else {
            unset($W[$key]);
        }
    }
}

/** Sends a copy of each descriptor into a queue that is never read: the file stays open. */
function away(array $which): void
{
    global $near, $queues;
    foreach ($which as $i) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $queue);
        socket_sendmsg($queue[0], ['iov' => ['x'], 'control' => [
            ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [socket_export_stream($near[$i])]],
        ]], 0);
        $queues[] = $queue[1];
    }
}

/** Receives a copy of each descriptor, with another number, as another Socket. */
function back(int $count): void
{
    global $near, $far, $queues, $R;
    for (; $count > 0 && $queues; $count--) {
        $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];
        socket_recvmsg(array_shift($queues), $message, 0);
        $R[] = $message['control'][0]['data'][0] ?? null;
    }
    $R = array_filter($R, 'is_socket');
}

/** An exported stream keeps the file of each open. */
function streamed(array $which): void
{
    global $near, $streams;
    foreach ($which as $i) {
        $streams[] = socket_export_stream($near[$i]);
    }
}

/** Removes them from the arrays, which get holes; closes them, or drops the last reference. */
function drop(array $which, bool $close): void
{
    global $near, $far, $R, $W, $E;
    foreach ($which as $i) {
        foreach (['R', 'W', 'E'] as $set) {
            foreach (array_keys($GLOBALS[$set], $near[$i], true) as $key) {
                unset($GLOBALS[$set][$key]);
            }
        }
        if ($close) {
            socket_close($near[$i]);
        }
        unset($near[$i], $far[$i]);
    }
}

/** Closes them, and leaves them in the arrays. */
function forget(array $which): void
{
    global $near, $far;
    foreach ($which as $i) {
        socket_close($near[$i]);
        unset($near[$i], $far[$i]);
    }
}

/** Replaces old ones by new ones in every array, with or without data to read. */
function renew(array $which, bool $close, bool $ready): void
{
    global $near, $far, $R, $W, $E;
    $old = array_intersect_key($near, array_flip($which));
    foreach ($close ? $old : [] as $socket) {
        socket_close($socket);
    }
    foreach ($old as $i => $socket) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        foreach (['R', 'W', 'E'] as $set) {
            foreach (array_keys($GLOBALS[$set], $socket, true) as $key) {
                $GLOBALS[$set][$key] = $pair[0];
            }
        }
        [$near[$i], $far[$i]] = $pair;
    }
    if ($ready) {
        poke($which);
    }
}

/** Changes to the arrays between two calls. */
function reshape(string $how, int $at): void
{
    global $R, $W, $E;
    if (!$R) {
        return;
    }
    $at %= count($R);
    $key = array_keys($R)[$at];
    switch ($how) {
        case 'values': $R = array_values($R); break;
        case 'reverse': $R = array_reverse($R); break;
        case 'keys kept': $R = array_reverse($R, true); break;
        case 'hole': unset($R[$key]); break;
        case 'shift': array_shift($R); break;
        case 'front': array_unshift($R, $R[$key]); break;
        case 'twice': $R[] = $R[$key]; break;
        case 'name': $R["n$at"] = $R[$key]; break;
        case 'to the end': $one = $R[$key]; unset($R[$key]); $R[$key] = $one; break;
        case 'splice': array_splice($R, $at, 2); break;
        case 'reference': $reference = &$R[$key]; $GLOBALS['references'][] = &$reference; break;
        case 'references': foreach ($R as &$each) { $GLOBALS['references'][] = &$each; } break;
        case 'write all': $W = $R; break;
        case 'write some': $W = array_slice($R, $at, 5); break;
        case 'write none': $W = []; break;
        case 'except all': $E = $R; break;
        case 'except none': $E = []; break;
        case 'no socket': $R[$key] = null; break;
        case 'sockets': $R = array_filter($R, 'is_socket'); break;
    }
}

/** A socket that only this array holds; `$handler` runs when it is freed. */
function doomed(?array &$set): void
{
    global $map;
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $map[$pair[0]] = new Doomed($pair[1]);
    $set = ['doomed' => $pair[0]] + ($set ?? []);
}

final class Doomed
{
    public function __construct(public mixed $kept = null, private ?string $deed = null)
    {
    }

    public function __destruct()
    {
        meddle($this->deed);
    }
}

/**
 * Makes cycles until the collector is about to run, one of them with a destructor. When it runs is
 * not the same on both sides, so the destructor only calls socket_select().
 */
function garbage(int $short): void
{
    $a = new stdClass();
    [$a->a, $a->d] = [$a, new Doomed(null, 'select')];
    unset($a);
    $left = 10001 - $short - gc_status()['roots'];
    for ($i = 0; $i < $left; $i++) {
        $a = new stdClass();
        $a->a = $a;
        unset($a);
    }
}

/** The work of handlers and destructors during a call; it prints nothing. */
function meddle(?string $deed = null): void
{
    global $handler, $R, $W, $E;
    try {
        switch ($deed ?? $handler) {
            case 'select': $r = array_slice($R, 0, 30); $w = $R; @socket_select($r, $w, $null, 0); break;
            case 'select less': $r = array_slice($R, 5); @socket_select($r, $null, $null, 0); break;
            case 'select write': $w = $R; @socket_select($null, $w, $null, 0); break;
            case 'empty': $R = $W = $E = []; break;
            case 'close': drop(some(3, 4, 2), true); break;
            case 'renew': renew(some(2, 6, 3), true, true); break;
            case 'receive': drain(some(0, 5, 1)); break;
            case 'throw': throw new \LogicException('in the middle');
        }
    } catch (\Error $closed) {
    }
}

/** While the next call waits, another process acts: a signal, stop and continue, data. */
function meanwhile(string $what, array $ready): void
{
    global $waiting;
    $parent = getmypid();
    if (pcntl_signal_get_handler(SIGUSR1) === SIG_DFL) {
        pcntl_signal(SIGUSR1, 'say');
    }
    $waiting = fork();
    if ($waiting !== 0) {
        return;
    }
    sleeps($parent);
    if ($what === 'signal') {
        posix_kill($parent, SIGUSR1);
        $ready = [];
    } elseif ($what === 'stop') {
        posix_kill($parent, SIGSTOP);
        while (!in_array(state($parent), ['T', 'X', 'Z'], true)) {
            usleep(200);
        }
        posix_kill($parent, SIGCONT);
        sleeps($parent);
    }
    poke($ready);
    posix_kill(getmypid(), SIGKILL);
}

/** Starts a child that holds every descriptor, acts, and stays or exits. */
function child(bool $stays, callable $do): void
{
    global $children;
    $barrier = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    say($stays ? 'a child that stays' : 'a child that goes');
    $pid = fork();
    if ($pid === 0) {
        fclose($barrier[0]);
        $children = [];
        try {
            $do();
        } catch (\Throwable $thrown) {
            caught($thrown);
        }
        fwrite($barrier[1], '.');
        if ($stays) {
            fread($barrier[1], 1);
        }
        posix_kill(getmypid(), SIGKILL);
    }
    fclose($barrier[1]);
    fread($barrier[0], 1);
    if ($stays) {
        $children[$pid] = $barrier[0];
    } else {
        pcntl_waitpid($pid, $status);
    }
}

/** Ends the oldest child, with all its descriptors. */
function leave(): void
{
    global $children;
    $pid = array_key_first($children);
    if ($pid !== null) {
        unset($children[$pid]);
        posix_kill($pid, SIGKILL);
        pcntl_waitpid($pid, $status);
    }
}

/** Turns on async signals, and an error handler that runs `$handler` too. */
function handlers(): void
{
    pcntl_async_signals(true);
    pcntl_signal(SIGUSR1, function () {
        echo "! signal\n";
        meddle();
    });
    set_error_handler(function (int $level, string $message): bool {
        diagnostic($level, $message);
        meddle();
        return true;
    });
}

register_shutdown_function(function () {
    for ($count = count($GLOBALS['children']); $count > 0; $count--) {
        leave();
    }
});
