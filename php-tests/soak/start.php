<?php

/** Starts PHP with the module, and leaves sockets open at its end. */
require __DIR__ . '/common.inc';

echo sample();
$left = [pair(), listener()];
$read = $left[0];
check(socket_select($read, $write, $except, 0) === 0, 'select');
