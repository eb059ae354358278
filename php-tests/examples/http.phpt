--TEST--
examples/http.php serves PHP's streams: keep-alive, pipelining, bodies, large answers, invalid requests
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/runner.inc';

function response($client): string
{
    $head = '';
    while (($line = fgets($client)) !== false && $line !== "\r\n") {
        $head .= $line;
    }
    preg_match('/^Content-Length: (\d+)/mi', $head, $length);
    // Exactly the available bytes: streams would wait for more.
    $body = (string) stream_get_contents($client, (int) ($length[1] ?? 0));
    return strtok($head, "\r") . ' | ' . (strlen($body) > 100 ? strlen($body) . ' bytes' : trim($body));
}

$server = new Example('http.php', ['127.0.0.1', '0']);
echo preg_replace('/\d+$/', 'PORT', $server->greeting), "\n";

$client = client($server->port);
foreach (['/', '/nowhere', '/time'] as $path) {
    fwrite($client, "GET $path HTTP/1.1\r\nHost: x\r\n\r\n");
    echo preg_replace('/\d{4}-\S+/', 'NOW', response($client)), "\n";
}
echo "two at once, the second in pieces:\n";
fwrite($client, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nContent-Le");
echo strtok(fread($client, 1000), "\r"), "\n";
usleep(20_000);
fwrite($client, "ngth: 6\r\n\r\nabc");
usleep(20_000);
fwrite($client, "def");
echo response($client), "\n";
echo "one that is slow to read, while another is served:\n";
fwrite($client, "GET /bytes/20000000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
$other = client($server->port);
fwrite($other, "GET / HTTP/1.0\r\n\r\n");
echo response($other), "\n";
var_dump(fread($other, 1) === '' && feof($other));
echo response($client), "\n";
var_dump(fread($client, 1) === '' && feof($client));
echo "nonsense:\n";
foreach ([
    "hello\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    'GET / HTTP/1.1' . str_repeat("\r\nX-Filler: " . str_repeat('x', 1000), 20),
    "DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
] as $request) {
    $client = client($server->port);
    fwrite($client, $request);
    echo response($client), "\n";
}
// PHP's own HTTP client
echo file_get_contents("http://127.0.0.1:$server->port/");
var_dump($server->end());
?>
--EXPECT--
Listening on 127.0.0.1:PORT
HTTP/1.1 200 OK | Hello.
HTTP/1.1 404 Not Found | There is no /nowhere.
HTTP/1.1 200 OK | NOW
two at once, the second in pieces:
HTTP/1.1 200 OK
HTTP/1.1 200 OK | abcdef
one that is slow to read, while another is served:
HTTP/1.1 200 OK | Hello.
bool(true)
HTTP/1.1 200 OK | 20000000 bytes
bool(true)
nonsense:
HTTP/1.1 400 Bad Request | not a request
HTTP/1.1 400 Bad Request | no length, or no host
HTTP/1.1 400 Bad Request | no length, or no host
HTTP/1.1 400 Bad Request | not a header
HTTP/1.1 413 Content Too Large | too much
HTTP/1.1 501 Not Implemented | send a Content-Length
HTTP/1.1 431 Request Header Fields Too Large | too long
HTTP/1.1 405 Method Not Allowed | GET it
Hello.
bool(true)
