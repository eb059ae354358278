<?php
// redis over its Unix socket and over TCP: a pipeline, a large value in both directions at
// once, publish and subscribe with socket_select().
require __DIR__ . '/client.inc';

function command(string ...$words): string
{
    $text = '*' . count($words) . "\r\n";
    foreach ($words as $word) {
        $text .= '$' . strlen($word) . "\r\n$word\r\n";
    }
    return $text;
}

function reply(Client $client): mixed
{
    $line = $client->line();
    $rest = substr($line, 1);
    switch ($line[0]) {
        case '$':
            return $rest === '-1' ? null : substr($client->bytes((int) $rest + 2), 0, -2);
        case '*':
            return array_map(fn () => reply($client), $rest > 0 ? range(1, (int) $rest) : []);
        case ':':
            return (int) $rest;
        default:
            return $line;
    }
}

foreach (['unix' => new Client(AF_UNIX, $argv[1]), 'tcp' => new Client(AF_INET, '127.0.0.1', 6379)] as $way => $client) {
    $pipeline = '';
    for ($i = 0; $i < 1000; $i++) {
        $pipeline .= command('INCRBY', "counter-$way", (string) $i);
    }
    $client->send($pipeline);
    for ($i = 0; $i < 1000; $i++) {
        $last = reply($client);
    }
    echo "$way: a pipeline of 1000 ends with $last\n";
    $large = str_repeat(implode('', range("\0", "\xff")), 20000);
    $client->send(command('SET', 'large', $large) . command('GET', 'large'));
    echo "$way: ", reply($client), ', ', reply($client) === $large ? 'the same' : 'another', ' ', strlen($large), " bytes\n";
    $client->send(command('GET', 'nothing') . command('LPUSH', 'nothing') . command('LRANGE', 'nothing', '0', '-1'));
    echo "$way: ", json_encode([reply($client), reply($client), reply($client)]), "\n";
}

$subscribers = [];
for ($i = 0; $i < 5; $i++) {
    $subscribers[$i] = new Client(AF_INET, '127.0.0.1', 6379);
    $subscribers[$i]->send(command('SUBSCRIBE', $i % 2 ? 'odd' : 'even'));
    reply($subscribers[$i]);
}
foreach (['odd', 'even'] as $channel) {
    $client->send(command('PUBLISH', $channel, 'hello'));
    echo "$channel: told ", reply($client), "\n";
    $heard = [];
    do {
        $read = array_map(fn (Client $one) => $one->socket, array_diff_key($subscribers, $heard));
        $none = null;
        $ready = count($heard) < ($channel === 'odd' ? 2 : 3) ? socket_select($read, $none, $none, 5) : 0;
        foreach ($ready ? $read : [] as $i => $socket) {
            $heard[$i] = implode(' ', reply($subscribers[$i]));
        }
    } while ($ready);
    ksort($heard);
    echo json_encode($heard), "\n";
}
