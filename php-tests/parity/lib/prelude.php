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

/* What generated programs share: sockets, values for by-reference arguments, address infos. */
$s = $v = $a = [];

/**
 * Runs one expression over $s, $v and $a and prints what came of it. `$shown` names what
 * to print afterwards: 's2' the errors of that socket, 'v1' that value.
 */
function go(string $code, string ...$shown): void
{
    global $s, $v, $a;
    say($code);
    try {
        $result = eval("return $code;");
        echo '=> ', text($result), "\n";
    } catch (\Throwable $thrown) {
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
        return 'closed';
    }
}
