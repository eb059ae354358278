--TEST--
Results that opcache and its JIT compute in advance are the actual results
--EXTENSIONS--
sockets
opcache
--FILE--
<?php
require __DIR__ . '/../helpers.inc';

// A check of a parameter runs at run time; others may be evaluated in advance.
$code = '
    function int_at_last($value) { return is_int($value); }
    function object_at_last($value) { return is_object($value); }
    function keys($socket, $option) {
        $known = $at_last = [];
        foreach (socket_get_option($socket, SOL_SOCKET, $option) as $key => $value) {
            $known[] = is_int($key);
            $at_last[] = int_at_last($key);
        }
        return $known === $at_last;
    }
    function filter($socket) { return keys($socket, 26); }
    function linger($socket) { return keys($socket, SO_LINGER); }
    function first() {
        $first = socket_addrinfo_lookup("127.0.0.1", "80", ["ai_flags" => AI_NUMERICHOST])[0];
        return is_object($first) === object_at_last($first) && is_resource($first) !== object_at_last($first);
    }
    function every() {
        foreach (socket_addrinfo_lookup("127.0.0.1", "80", ["ai_flags" => AI_NUMERICHOST]) as $info) {
            if (is_object($info) !== object_at_last($info)) return false;
        }
        return true;
    }
    function made() {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        return is_object($socket) === object_at_last($socket);
    }
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    // Three instructions, the last of which takes every packet.
    socket_set_option($socket, SOL_SOCKET, 26, [[0x28, 0, 0, 12], [6, 0, 0, 0], [6, 0, 0, 65535]]);
    $right = ["filter" => 0, "linger" => 0, "first" => 0, "every" => 0, "made" => 0];
    for ($i = 0; $i < 300; $i++) {
        foreach ($right as $function => $count) {
            $right[$function] += $function($socket) ? 1 : 0;
        }
    }
    echo json_encode($right);
';
$on = ['opcache.enable' => 1, 'opcache.enable_cli' => 1, 'opcache.file_update_protection' => 0, 'opcache.jit_buffer_size' => '16M'];
foreach (['disable', 'function', 'tracing', '1205', '1255'] as $jit) {
    foreach (['object', 'resource'] as $handles) {
        [$output, $status] = run_php($code, ['opcache.jit' => $jit, 'sockets.handles' => $handles] + $on);
        echo "$jit, $handles, status $status: $output\n";
    }
}
?>
--EXPECT--
disable, object, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
disable, resource, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
function, object, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
function, resource, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
tracing, object, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
tracing, resource, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
1205, object, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
1205, resource, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
1255, object, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
1255, resource, status 0: {"filter":300,"linger":300,"first":300,"every":300,"made":300}
