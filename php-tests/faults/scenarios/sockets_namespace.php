<?php
// alone
require __DIR__ . '/../lib/window.inc';

[$a, $b] = pair();
window('peer_credentials', fn () => array_keys(Sockets\peer_credentials($a) ?: []) ?: false, $a);
window('is_open', fn () => Sockets\is_open($a));
window('fd', fn () => Sockets\fd($a) > 0);
$copy = window('from_fd', fn () => Sockets\from_fd(Sockets\fd($a)));
then('the first', fn () => socket_write($a, 'hello'));
then('what it has sent', fn () => socket_read($b, 10));
window('at_eof', fn () => Sockets\at_eof($b), $b);
socket_write($a, 'hello');
window('at_eof, something waits', fn () => Sockets\at_eof($b), $b);
then('read', fn () => socket_read($b, 10));
$copy = null;
socket_close($a);
window('at_eof, at the end', fn () => Sockets\at_eof($b), $b);
window('socket_atmark', fn () => socket_atmark($b), $b);
