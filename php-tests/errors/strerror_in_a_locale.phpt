--TEST--
socket_strerror: texts in the process's current locale, like PHP's own
--EXTENSIONS--
sockets
gettext
posix
--SKIPIF--
<?php
if (setlocale(LC_ALL, 'C.utf8') === false) {
    die('skip there is no locale C.utf8');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers.inc';
show_warnings();

// A catalogue with translations of the C library's texts, for a locale that every Debian has.
$texts = [
    '' => "Content-Type: text/plain; charset=UTF-8\n",
    posix_strerror(SOCKET_ECONNREFUSED) => 'translated: refused',
    posix_strerror(SOCKET_ENOTCONN) => 'translated: not connected',
];
ksort($texts);
$places = ['', ''];
$all = '';
foreach ([array_keys($texts), array_values($texts)] as $i => $strings) {
    foreach ($strings as $string) {
        $places[$i] .= pack('VV', strlen($string), 28 + 16 * count($texts) + strlen($all));
        $all .= "$string\0";
    }
}
$folder = sys_get_temp_dir() . '/locale-' . getmypid();
mkdir("$folder/C.utf8/LC_MESSAGES", 0777, true);
$file = "$folder/C.utf8/LC_MESSAGES/libc.mo";
$count = count($texts);
file_put_contents($file, pack('V7', 0x950412de, 0, $count, 28, 28 + 8 * $count, 0, 0) . $places[0] . $places[1] . $all);
bindtextdomain('libc', $folder);

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
for ($i = 0; $i < 3; $i++) {
    foreach (['C', 'C.utf8'] as $locale) {
        setlocale(LC_ALL, $locale);
        foreach ([SOCKET_ECONNREFUSED, SOCKET_ENOTCONN, SOCKET_EPERM] as $error) {
            // The second one may be the kept string of the first.
            foreach ([socket_strerror($error), socket_strerror($error)] as $text) {
                if ($text !== posix_strerror($error)) {
                    echo "$locale: $text\n";
                }
            }
        }
        ob_start();
        socket_getpeername($socket, $address);
        $warning = ob_get_clean();
        if (!str_ends_with($warning, ': ' . posix_strerror(SOCKET_ENOTCONN) . "\n")) {
            echo "$locale: $warning";
        }
    }
}
echo "done\n";
unlink($file);
array_map('rmdir', ["$folder/C.utf8/LC_MESSAGES", "$folder/C.utf8", $folder]);
?>
--EXPECT--
done
