<?php

/**
 * ping: ICMP echo over IPv4 and IPv6.
 *
 *     php examples/ping.php HOST [count]
 *
 * It needs no root where net.ipv4.ping_group_range admits the user (a datagram socket for
 * ICMP), and CAP_NET_RAW elsewhere (a raw socket).
 */

$host = $argv[1] ?? exit("Usage: php {$argv[0]} HOST [count]\n");
$count = (int) ($argv[2] ?? 4);

$found = socket_addrinfo_lookup($host, null, ['ai_socktype' => SOCK_DGRAM]) ?: exit("$host: not found\n");
$info = socket_addrinfo_explain($found[0]);
$v6 = $info['ai_family'] === AF_INET6;
$address = $info['ai_addr'][$v6 ? 'sin6_addr' : 'sin_addr'];
// ICMP's number is 1, ICMPv6's 58; their echo requests are types 8 and 128, the replies 0 and 129.
[$protocol, $request, $reply] = $v6 ? [58, 128, 129] : [1, 8, 0];

$raw = false;
$socket = @socket_create($info['ai_family'], SOCK_DGRAM, $protocol);
if (!$socket) {
    $raw = true;
    $socket = @socket_create($info['ai_family'], SOCK_RAW, $protocol)
        ?: exit('No permission: ' . socket_strerror(socket_last_error()) . "\n");
}
// Only what comes from there; a raw socket hears the whole machine's ICMP otherwise.
socket_connect($socket, $address, 0);

// A datagram socket's identifier is the kernel's choice, and its replies are sorted by it.
$id = getmypid() & 0xFFFF;
echo "PING $host ($address)\n";
$times = [];
for ($sequence = 1; $sequence <= $count; $sequence++) {
    if ($sequence > 1) {
        usleep(200_000);
    }
    $start = hrtime(true);
    $payload = pack('J', $start) . random_bytes(48);
    $packet = pack('CCnnn', $request, 0, 0, $id, $sequence) . $payload;
    if (!$v6) {
        // Over IPv6 the kernel does it, for the addresses count too.
        $packet = substr_replace($packet, pack('n', checksum($packet)), 2, 2);
    }
    if (@socket_send($socket, $packet, strlen($packet), 0) === false) {
        echo "seq=$sequence ", socket_strerror(socket_last_error($socket)), "\n";
        continue;
    }
    $left = 1.0;
    while (true) {
        // A raw socket gets other programs' replies too, and they must not stretch the wait.
        $left = 1.0 - (hrtime(true) - $start) / 1e9;
        socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, [
            'sec' => 0,
            'usec' => max(1, (int) ($left * 1e6) - 1),
        ]);
        if ($left <= 0 || @socket_recv($socket, $answer, 2048, 0) === false) {
            echo "seq=$sequence no answer: ",
                $left <= 0 || socket_last_error($socket) === SOCKET_EAGAIN ? 'timeout' : socket_strerror(socket_last_error($socket)), "\n";
            break;
        }
        // Over IPv4 a raw socket shows the IP header; its length is in its first byte.
        if ($raw && !$v6) {
            $answer = substr($answer, (ord($answer[0] ?? "\0") & 15) * 4);
        }
        if (strlen($answer) < 8) {
            continue;
        }
        $head = unpack('Ctype/Ccode/nsum/nid/nsequence', $answer);
        // The payload was random: nobody who did not see the request can answer it.
        if ($head['type'] === $reply && $head['sequence'] === $sequence && substr($answer, 8) === $payload) {
            $times[] = $time = (hrtime(true) - $start) / 1e6;
            printf("%d bytes from %s: seq=%d time=%.3f ms\n", strlen($answer), $address, $sequence, $time);
            break;
        }
    }
}
printf("%d sent, %d received\n", $count, count($times));
exit($times ? 0 : 1);

/** The ones' complement sum of RFC 1071. */
function checksum(string $packet): int
{
    $sum = array_sum(unpack('n*', strlen($packet) % 2 ? "$packet\0" : $packet));
    while ($sum >> 16) {
        $sum = ($sum & 0xFFFF) + ($sum >> 16);
    }
    return ~$sum & 0xFFFF;
}
