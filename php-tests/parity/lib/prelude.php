<?php
/*
 * Prepended to every script of the parity corpus and of the fuzzer. It prints calls and
 * what came of them, one fact a line, in a form that two runs can be compared by: a line
 * that starts with '#' announces a call (xtask's rules refer to it), '!' is a diagnostic,
 * '=>' a result, '~' what a by-reference argument holds after the call, '*' an exception.
 */

/** Text of any value, on one line, without ids and without running user code. */
function text(mixed $value, int $depth = 0): string
{
    if ($value === null || is_bool($value) || is_int($value)) {
        return var_export($value, true);
    }
    if (is_float($value)) {
        return json_encode($value, JSON_PRESERVE_ZERO_FRACTION) ?: (string) $value;
    }
    if (is_string($value)) {
        $shown = strlen($value) > 160 ? substr($value, 0, 60) : $value;
        $rest = strlen($value) > 160 ? '...(' . strlen($value) . ' bytes, md5 ' . md5($value) . ')' : '';
        return '"' . addcslashes($shown, "\0..\37\"\\\177..\377") . '"' . $rest;
    }
    if (is_array($value)) {
        if ($depth > 6) {
            return '[...]';
        }
        $parts = [];
        foreach ($value as $key => $element) {
            $parts[] = (is_int($key) ? $key : text($key)) . ': ' . text($element, $depth + 1);
        }
        return '[' . implode(', ', $parts) . ']';
    }
    if (is_resource($value)) {
        return 'resource of ' . get_resource_type($value);
    }
    return is_object($value) ? get_class($value) : get_debug_type($value);
}

/** Announces a call. */
function say(string $call): void
{
    echo '# ', $call, "\n";
}

function caught(\Throwable $thrown): void
{
    for ($e = $thrown; $e !== null; $e = $e->getPrevious()) {
        echo '* ', get_class($e), ': ', $e->getMessage(), "\n";
    }
}

/**
 * Calls a function with the arguments of an array (by reference where the array holds
 * references) and prints everything about it. Returns what it returned, null if it threw.
 */
function call(string $function, array $arguments = []): mixed
{
    say($function . '(' . implode(', ', array_map('text', $arguments)) . ')');
    try {
        $result = $function(...$arguments);
    } catch (\Throwable $thrown) {
        caught($thrown);
        return null;
    }
    echo '=> ', text($result), "\n";
    foreach (array_keys($arguments) as $position) {
        if (\ReflectionReference::fromArrayElement($arguments, $position) !== null) {
            echo '~ ', $position, ' ', text($arguments[$position]), "\n";
        }
    }
    return $result;
}

/** Whether a value is a Socket of either kind, an object or a resource, open or closed. */
function is_socket(mixed $value): bool
{
    return $value instanceof \Socket || get_debug_type($value) === 'resource (Socket)'
        || get_debug_type($value) === 'resource (closed)';
}

/** Which kind of handle a value is. What the caller found is told where it is wrong: this file is
 *  compiled without knowing what the value comes from, the caller with what opcache believes. */
function kind(mixed $value, bool $object, bool $resource): string
{
    $right = $object === is_object($value) && $resource === is_resource($value);
    $kind = is_object($value) || is_resource($value) ? text($value) : '';
    return $right ? $kind : "$kind, which the caller does not see";
}

/** Both error slots, which most calls must leave in a known state. */
function errors(mixed $socket = null): void
{
    echo 'last error ', socket_last_error();
    if (is_socket($socket)) {
        try {
            echo ', of the socket ', socket_last_error($socket);
        } catch (\Error $closed) {
            echo ', of the socket: ', $closed->getMessage();
        }
    }
    echo "\n";
}

/** The handler in force unless a script sets its own: diagnostics on lines of their own. */
function diagnostic(int $level, string $message): bool
{
    echo '! ', $level, ' ', $message, "\n";
    return true;
}

set_error_handler('diagnostic');

/* What generated programs share: sockets, values for by-reference arguments, address
 * infos, and a child that interrupts the next call. */
$s = $v = $a = [];
$interrupting = 0;
$calling = false;

/**
 * Calls a piece of a program, which the text shows, and prints what came of it. `$shown`
 * names what to print afterwards: 's2' the errors of that socket, 'v1' that value.
 */
function go(string $code, callable $do, string ...$shown): void
{
    global $s, $v, $calling;
    say($code);
    try {
        $calling = true;
        $result = $do();
        $calling = false;
        interrupted();
        echo '=> ', text($result), "\n";
    } catch (\Throwable $thrown) {
        $calling = false;
        interrupted();
        caught($thrown);
    }
    foreach ($shown as $name) {
        if ($name[0] === 's') {
            errors($s[(int) substr($name, 1)] ?? null);
        } else {
            echo '~ ', $name, ' ', text($v[(int) substr($name, 1)] ?? null), "\n";
        }
    }
}

/** No generated program may wait for long: both timeouts are cut short, in silence. */
function calm(mixed ...$sockets): void
{
    foreach ($sockets as $socket) {
        try {
            @socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 8000]);
            @socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 8000]);
            @socket_clear_error($socket);
        } catch (\TypeError | \Error $notASocket) {
            continue;
        }
    }
    socket_clear_error();
}

/** The port that a socket was given, or one that nobody listens on. */
function port(mixed $socket): int
{
    try {
        return @socket_getsockname($socket, $address, $port) ? (int) $port : 9;
    } catch (\Throwable $closed) {
        return 9;
    }
}

/** Hostile arguments: text that throws, and text that closes a socket while it is read. */
final class Throwing
{
    public function __toString(): string
    {
        throw new \LogicException('no text');
    }
}

final class Closing
{
    public function __toString(): string
    {
        close_all();
        return 'closed';
    }
}

function close_all(): void
{
    global $s;
    foreach ($s as $socket) {
        if (is_socket($socket)) {
            try {
                socket_close($socket);
            } catch (\Error $closed) {
                continue;
            }
        }
    }
}

/** What destructors, error handlers and signal handlers do in the middle of a call. */
function interfere(string $deed): void
{
    global $s, $v, $o, $calling;
    $open = array_filter($s, 'is_socket');
    // Old values go at the end: PHP's own assignment to a typed reference frees a value twice
    // whose destructor assigns to it too.
    $before = $deed === 'assign' ? [$o->text, Typed::$static, $v[0] ?? null] : [];
    try {
        match ($deed) {
            // PHP 8.2's own assignment to a typed reference uses freed memory then.
            'assign' => $calling ? $o->text = Typed::$static = $v[0] = 'assigned' : null,
            'unset' => $o->any = $v = [],
            'close' => close_all(),
            'receive' => array_map(fn($one) => @socket_recv($one, $v[1], 4, MSG_DONTWAIT), $open),
            'select' => @socket_select($open, $null, $null, 0),
            'throw' => null,
            'again' => [@socket_create(99, 99, 99), socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $v[2])],
        };
    } catch (\TypeError | \Error $closed) {
    }
    if ($deed === 'throw') {
        throw new \LogicException('in the middle');
    }
}

final class Meddling
{
    public function __construct(private string $deed)
    {
    }

    public function __destruct()
    {
        echo "! destructor\n";
        interfere($this->deed);
    }
}

/** Places that a call may be told to fill. */
final class Typed
{
    public string|Meddling|null $text = 'text';
    public mixed $any = null;
    public int $number = 7;
    public ?array $list = [];
    public static string|int|array|Meddling|null $static = null;

    public function __construct(public readonly mixed $fixed = 'fixed')
    {
    }
}

$o = new Typed();

/** In a fiber with a small stack. */
function fiber(int $size, callable $do): mixed
{
    ini_set('fiber.stack_size', (string) $size);
    $fiber = new \Fiber($do);
    $fiber->start();
    return $fiber->getReturn();
}

/** As deep as PHP lets it go, on the stack of C code too. */
function deep(callable $do): string
{
    $down = function () use (&$down, $do) {
        $do();
        array_map($down, [1]);
    };
    // How deep that is differs, and so would the number of warnings.
    set_error_handler(fn() => true);
    try {
        $down();
    } catch (\Throwable $thrown) {
        return get_class($thrown) . ': ' . $thrown->getMessage();
    } finally {
        restore_error_handler();
    }
    return 'no end';
}

/** Waits longer than others, for what interrupts it. */
function patient(mixed $socket): void
{
    if (is_socket($socket)) {
        @socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 0]);
    }
}

/** A child's number, or 0 in the child. Never -1, which posix_kill() takes for every process. */
function fork(): int
{
    $pid = pcntl_fork();
    if ($pid < 0) {
        exit('no process to be had');
    }
    return $pid;
}

/** A signal for the next call, sent once it waits. */
function interrupt(string $deed): void
{
    global $interrupting;
    pcntl_async_signals(true);
    pcntl_signal(SIGUSR1, function () use ($deed) {
        echo "! signal\n";
        interfere($deed);
    });
    $parent = getmypid();
    $interrupting = fork();
    if ($interrupting === 0) {
        sleeps($parent);
        posix_kill($parent, SIGUSR1);
        posix_kill(getmypid(), SIGKILL);
    }
}

/** Waits for a child, if there is one, and for the signal that it may send at the latest now. */
function reap(int &$child): void
{
    try {
        $pid = $child;
        $child = 0;
        if ($pid > 0) {
            pcntl_waitpid($pid, $status);
        }
    } catch (\LogicException $late) {
        caught($late);
        pcntl_waitpid($pid, $status);
    }
}

/** The signal has come, at the latest now. */
function interrupted(): void
{
    global $interrupting;
    reap($interrupting);
}

/** The state that the kernel tells of a process. */
function state(int $pid): string
{
    $stat = @file_get_contents("/proc/$pid/stat") ?: ') X';
    return $stat[strrpos($stat, ')') + 2];
}

/** Waits until a process waits. */
function sleeps(int $pid): void
{
    for ($seen = 0; $seen < 3; $seen = in_array(state($pid), ['S', 'X', 'Z'], true) ? $seen + 1 : 0) {
        usleep(300);
    }
}

/* What is left goes in this order: PHP's own depends on the numbers that objects happen to have. */
register_shutdown_function(function () {
    foreach (['v', 'o', 'a', 's'] as $name) {
        try {
            $GLOBALS[$name] = null;
        } catch (\LogicException $thrown) {
            caught($thrown);
        }
    }
    try {
        Typed::$static = null;
    } catch (\LogicException $thrown) {
        caught($thrown);
    }
});
