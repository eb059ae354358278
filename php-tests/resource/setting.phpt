--TEST--
sockets.handles: values, errors, and where it can be set
--EXTENSIONS--
sockets
--INI--
sockets.handles=object
--FILE--
<?php
$kind = fn () => gettype(socket_create(AF_INET, SOCK_STREAM, SOL_TCP));
var_dump(ini_get('sockets.handles'), $kind());
var_dump(ini_set('sockets.handles', 'resource'), ini_get('sockets.handles'), $kind());
foreach (['', 'objects', 'Resource', '1', "resource\0", ' object'] as $unknown) {
    var_dump(ini_set('sockets.handles', $unknown), ini_get('sockets.handles'), $kind());
}
ini_restore('sockets.handles');
var_dump(ini_get('sockets.handles'), $kind());
var_dump(ini_get_all('sockets')['sockets.handles']['access'] === INI_ALL);
?>
--EXPECT--
string(6) "object"
string(6) "object"
string(6) "object"
string(8) "resource"
string(8) "resource"
bool(false)
string(8) "resource"
string(8) "resource"
bool(false)
string(8) "resource"
string(8) "resource"
bool(false)
string(8) "resource"
string(8) "resource"
bool(false)
string(8) "resource"
string(8) "resource"
bool(false)
string(8) "resource"
string(8) "resource"
bool(false)
string(8) "resource"
string(8) "resource"
string(6) "object"
string(6) "object"
bool(true)
