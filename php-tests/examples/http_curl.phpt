--TEST--
examples/http.php serves curl: two requests over one connection, a large upload, a large answer
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v curl'))) die('skip curl is not installed');
?>
--FILE--
<?php
require __DIR__ . '/runner.inc';

$server = new Example('http.php', ['127.0.0.1', '0']);
$at = "http://127.0.0.1:$server->port";
// A memory checker that is preloaded into PHP must not be preloaded into curl.
$curl = 'env --unset=LD_PRELOAD curl --silent --show-error --noproxy "*" --max-time 20 ';
passthru("$curl --write-out '%{http_code}, connections made: %{num_connects}\\n' $at/ $at/");
$file = tempnam(sys_get_temp_dir(), 'up');
// Large enough for curl to send Expect: 100-continue
file_put_contents($file, $bytes = random_bytes(1024 * 1024));
var_dump(shell_exec("$curl --data-binary @$file -H 'Expect: 100-continue' $at/echo") === $bytes);
unlink($file);
passthru("$curl --output /dev/null --write-out '%{http_code}, %{size_download} bytes\\n' $at/bytes/9000000");
var_dump($server->end());
?>
--EXPECT--
Hello.
200, connections made: 1
Hello.
200, connections made: 0
bool(true)
200, 9000000 bytes
bool(true)
