--TEST--
SO_TIMESTAMP, SO_TIMESTAMPNS and SO_TIMESTAMPING are received as seconds and fractions
--EXTENSIONS--
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip Linux only');
?>
--FILE--
<?php
use const Sockets\{
    SOF_TIMESTAMPING_RX_SOFTWARE, SOF_TIMESTAMPING_SOFTWARE, SO_TIMESTAMP, SO_TIMESTAMPING,
    SO_TIMESTAMPNS,
};

require __DIR__ . '/helpers.inc';

[$server, $port] = udp();
$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$software = SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;
foreach ([[SO_TIMESTAMP, 1], [SO_TIMESTAMPNS, 1], [SO_TIMESTAMPING, $software]] as [$option, $value]) {
    socket_set_option($server, SOL_SOCKET, $option, $value);
    $start = time();
    // The kernel starts its clock for packets some time after the option is set.
    for ($i = 0; $i < 200; $i++) {
        socket_sendto($client, 'x', 1, 0, '127.0.0.1', $port);
        $control = receive($server, flags: 0)['control'];
        if ($control) {
            break;
        }
        usleep(10_000);
    }
    $data = $control[0]['data'];
    $stamp = $data['software'] ?? $data;
    echo json_encode(array_keys($data)), ' ', json_encode(array_keys($stamp)), ' ',
        json_encode($stamp['sec'] >= $start && $stamp['sec'] <= time()), "\n";
    socket_set_option($server, SOL_SOCKET, $option, 0);
}
?>
--EXPECT--
["sec","usec"] ["sec","usec"] true
["sec","nsec"] ["sec","nsec"] true
["software","legacy","hardware"] ["sec","nsec"] true
