--TEST--
User code that runs while arguments are converted cannot reach a half-built vector list
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/vectors.inc';
class Meddling
{
    public function __construct(private Closure $do)
    {
    }

    public function __toString(): string
    {
        ($this->do)();
        return 'converted';
    }
}
$iovec = vectors(['a', 'b', 'c']);
// the position is converted last
attempt(fn () => socket_iovec_set($iovec, 2, new Meddling(fn () => socket_iovec_delete($iovec, 0))));
attempt(fn () => socket_iovec_set($iovec, 1, new Meddling(fn () => socket_iovec_delete($iovec, 0))));
attempt(fn () => socket_iovec_set($iovec, 0, new Meddling(fn () => throw new Exception('thrown'))));
attempt(fn () => contents($iovec, 1));

// each length is converted once, in order
set_error_handler(function (int $level, string $message) {
    echo $message, "\n";
    return true;
});
$made = socket_iovec_alloc(2, 1.5, '2.5');
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_write($pair[0], '123456');
var_dump(socket_readv($pair[1], $made));
set_error_handler(fn (int $level, string $message) => throw new Exception($message));
attempt(fn () => socket_iovec_alloc(2, 1, 1.5));
?>
--EXPECTF--
ValueError: socket_iovec_set(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
ValueError: socket_iovec_set(): Argument #2 ($position) must be less than the number of vectors in argument #1 ($iovec)
Exception: thrown
array(1) {
  [0]=>
  string(1) "c"
}
Implicit conversion from float 1.5 to int loses precision
Implicit conversion from float-string "2.5" to int loses precision
int(3)
Exception: Implicit conversion from float 1.5 to int loses precision
