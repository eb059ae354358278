--TEST--
socket_addrinfo_lookup: with ai_family 0 or null both families are looked up; PHP 8.5 throws (D44)
--EXTENSIONS--
sockets
--FILE--
<?php
$throws = PHP_VERSION_ID >= 80500 && PHP_VERSION_ID < 80600;
foreach ([0, null, false] as $family) {
    try {
        $found = socket_addrinfo_lookup('::1', null, ['ai_flags' => AI_NUMERICHOST, 'ai_family' => $family]);
        $outcome = socket_addrinfo_explain($found[0])['ai_family'] === AF_INET6 ? 'found' : 'not found';
        echo $throws ? "should throw\n" : "as in C\n";
    } catch (ValueError $e) {
        $said = 'socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be AF_INET or AF_INET6';
        echo $throws && $e->getMessage() === $said ? "as in C\n" : $e;
    }
}
?>
--EXPECT--
as in C
as in C
as in C
