<?php

/**
 * A chat without a server: everybody who joins the group hears everybody.
 *
 *     php examples/multicast-chat.php NAME [interface [group [port]]]
 *     php examples/multicast-chat.php ada eth0
 *
 * Type lines; the end of the input ends it. Nothing secures it: who can reach the network
 * can read it and speak under any name.
 */

$name = $argv[1] ?? exit("Usage: php {$argv[0]} NAME [interface [group [port]]]\n");
// 0 leaves the choice to the routes; a name ("eth0") or an index is asked for by itself.
$interface = $argv[2] ?? 0;
$interface = is_numeric($interface) ? (int) $interface : $interface;
$group = $argv[3] ?? '239.255.77.77';
$port = (int) ($argv[4] ?? 7777);

$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
// Several programs on one machine can be in the group.
socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
// Bound to the group: what is sent to the port alone is not for us.
if (!socket_bind($socket, $group, $port)
    || !socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => $group, 'interface' => $interface])
    || ($interface !== 0 && !socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, $interface))) {
    exit(1);
}
// Others on this machine hear us, and so do we; routers do not pass us on.
socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_LOOP, 1);
socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_TTL, 1);

// The keyboard is a stream, so the socket is asked about as one too: both use one descriptor.
$stream = socket_export_stream($socket);
stream_set_blocking(STDIN, false);
echo "Joined $group:$port\n";

while (true) {
    $read = [STDIN, $stream];
    $none = null;
    if (@stream_select($read, $none, $none, null) === false) {
        continue;
    }
    if (in_array($stream, $read, true) && socket_recvfrom($socket, $text, 1500, MSG_DONTWAIT, $from, $fromPort) !== false) {
        // What comes from the network may hold anything: no control characters to the terminal.
        echo preg_replace('/[^\P{C}\t]+/u', '?', $text) ?? '(no text)', "\n";
    }
    if (in_array(STDIN, $read, true)) {
        while (($line = fgets(STDIN)) !== false) {
            $text = "$name: " . rtrim($line);
            socket_sendto($socket, $text, strlen($text), 0, $group, $port);
        }
        if (feof(STDIN)) {
            break;
        }
    }
}
