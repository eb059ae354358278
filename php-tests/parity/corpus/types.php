<?php
/* Every function with too few, too many and wrongly typed arguments: Zend's own messages
 * and the order in which arguments are checked. */

$known = 'accept addrinfo_bind addrinfo_connect addrinfo_explain addrinfo_lookup bind clear_error close cmsg_space connect
    create create_listen create_pair export_stream get_option getopt getpeername getsockname import_stream last_error listen read
    recv recvfrom recvmsg select send sendmsg sendto set_block set_nonblock set_option setopt shutdown strerror write';
$known = array_map(fn($name) => 'socket_' . trim($name), preg_split('/\s+/', $known));
if (PHP_VERSION_ID >= 80300) {
    $known[] = 'socket_atmark';
}

class Text { public function __toString(): string { return '1'; } }

$values = [
    'null' => null, 'true' => true, 'int' => 1, 'negative' => -1, 'float' => 1.5, 'whole float' => 2.0, 'nan' => NAN,
    'word' => 'word', 'digits' => '12', 'digits and more' => '12abc', 'empty' => '', 'list' => [], 'list of null' => [null],
    'object' => new stdClass(), 'text object' => new Text(), 'stream' => STDERR, 'closure' => fn() => 1,
];

foreach ($known as $name) {
    echo "---- $name\n";
    if (!function_exists($name)) {
        echo "is not there\n";
        continue;
    }
    $function = new ReflectionFunction($name);
    call($name);
    call($name, array_fill(0, $function->getNumberOfParameters() + 1, null));
    foreach ($function->getParameters() as $position => $parameter) {
        if ($parameter->isPassedByReference()) {
            continue;
        }
        foreach ($values as $label => $value) {
            // All arguments before it are valid, so that this one is refused.
            // Lines are waiting: without any, C's PHP_NORMAL_READ loops for ever.
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
            [$socket, $peer] = $pair;
            socket_set_nonblock($socket);
            socket_write($peer, "one\ntwo\n");
            $arguments = [];
            $outputs = [];
            foreach (array_slice($function->getParameters(), 0, max($position, $function->getNumberOfRequiredParameters() - 1) + 1) as $at => $other) {
                $type = (string) $other->getType();
                if ($other->isPassedByReference()) {
                    $outputs[$at] = null;
                    $arguments[$at] = &$outputs[$at];
                    continue;
                }
                $arguments[$at] = $at === $position ? $value : match (true) {
                    str_contains($type, 'Socket') => $socket,
                    str_contains($type, 'AddressInfo') => new stdClass(),
                    str_contains($type, 'int') => 1,
                    str_contains($type, 'string') => '127.0.0.1',
                    str_contains($type, 'array') => [],
                    default => 1,
                };
            }
            echo "-- $label\n";
            call($name, $arguments);
            unset($arguments, $outputs);
            socket_clear_error();
        }
    }
}
