--TEST--
socket_import_stream: an error handler that closes the stream, or throws, while it is imported
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
$before = fd_count();
(function () {
    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($b, "one\ntwo\n");
    fgets($a);
    set_error_handler(function ($kind, $text) use ($a) {
        echo $text, "\n";
        if (is_resource($a)) {
            fclose($a);
        }
        return true;
    });
    // The warning says that the stream's buffered bytes are lost.
    var_dump(socket_import_stream($a));

    [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($b, "one\ntwo\n");
    fgets($a);
    set_error_handler(fn ($kind, $text) => throw new DomainException($text));
    show('thrown', fn () => socket_import_stream($a));
    fwrite($a, 'still open');
    echo fread($b, 100), "\n";
})();
restore_error_handler();
restore_error_handler();
gc_collect_cycles();
echo fd_count() - $before, " descriptors left\n";
?>
--EXPECT--
socket_import_stream(): 4 bytes of buffered data lost during stream conversion!
socket_import_stream(): Unable to obtain socket family [9]: Bad file descriptor
bool(false)
thrown: DomainException: socket_import_stream(): 4 bytes of buffered data lost during stream conversion!
still open
0 descriptors left
