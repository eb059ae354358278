--TEST--
A script may define constants that its PHP version lacks; Sockets\ has all of them
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
use const Sockets\{AF_INET, AF_VSOCK, IP_TTL, SO_PEEK_OFF, TCP_QUICKACK, TCP_USER_TIMEOUT};

// Constants that ping scripts and web pages define without checking.
set_error_handler(function (int $kind, string $text): bool {
    echo "$text\n";
    return true;
});
var_dump(define('IP_TTL', 4), define('SOL_IP', 'mine'), define('TCP_ESTABLISHED', '107'));
var_dump(\IP_TTL, SOL_IP, TCP_ESTABLISHED);
var_dump(IP_TTL, constant('Sockets\TCP_ESTABLISHED'), constant('sockets\TCP_ESTABLISHED'));

$defined = 3;
foreach ((new ReflectionExtension('sockets'))->getConstants() as $name => $value) {
    $short = preg_replace('/^Sockets\\\\/', '', $name, count: $namespaced);
    if ($namespaced === 0) {
        constant("Sockets\\$name") === $value || print("Sockets\\$name is not $name\n");
    } elseif (!defined($short)) {
        define($short, "own $short") || print("$short can't be defined\n");
        constant($short) === "own $short" || print("$short is not the program's\n");
        $defined++;
    }
}
echo $defined > 80 ? "many\n" : "$defined\n";

// Of every version, of later ones, and of none.
var_dump(AF_INET, TCP_QUICKACK, TCP_USER_TIMEOUT, AF_VSOCK, SO_PEEK_OFF);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(4)
string(4) "mine"
string(3) "107"
int(2)
int(1)
int(1)
many
int(2)
int(12)
int(18)
int(40)
int(42)
