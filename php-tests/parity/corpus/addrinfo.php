<?php
/* socket_addrinfo_*: numeric hosts only, so that nothing is looked up. */

foreach ([[], ['ai_family' => AF_INET], ['ai_family' => AF_INET6], ['ai_family' => 0], ['ai_family' => null], ['ai_family' => 'x'], ['ai_family' => []], ['ai_family' => 999],
          ['ai_socktype' => SOCK_STREAM], ['ai_socktype' => SOCK_DGRAM], ['ai_socktype' => 99], ['ai_protocol' => 6], ['ai_protocol' => 17], ['ai_protocol' => -1],
          ['ai_flags' => AI_PASSIVE], ['ai_flags' => AI_NUMERICHOST], ['ai_flags' => AI_CANONNAME | AI_NUMERICHOST], ['ai_flags' => -1], ['ai_flags' => 1 << 40],
          ['nosuch' => 1], [5], [''  => 1], ['ai_family' => AF_INET, 'x' => 1]] as $hints) {
    foreach ([['127.0.0.1', '80'], ['::1', '5003'], ['127.0.0.1', null], ['127.0.0.1', ''], ['127.0.0.1', '65536'], ['127.0.0.1', '-1'], ['', '80']] as [$host, $service]) {
        $list = call('socket_addrinfo_lookup', [$host, $service, $hints]);
        errors();
        foreach (is_array($list) ? $list : [] as $info) {
            call('socket_addrinfo_explain', [$info]);
        }
        socket_clear_error();
    }
}

[$stream] = socket_addrinfo_lookup('127.0.0.1', '5003', ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM]);
call('socket_addrinfo_connect', [$stream]);
errors();
$server = call('socket_addrinfo_bind', [$stream]);
call('socket_getsockname', [$server, &$address, &$port]);
call('socket_listen', [$server]);
call('socket_addrinfo_bind', [$stream]);
errors();
$client = call('socket_addrinfo_connect', [$stream]);
call('socket_getpeername', [$client, &$address, &$port]);
call('socket_get_option', [$client, SOL_SOCKET, SO_TYPE]);
[$datagram] = socket_addrinfo_lookup('::1', '5004', ['ai_family' => AF_INET6, 'ai_socktype' => SOCK_DGRAM]);
$bound = call('socket_addrinfo_bind', [$datagram]);
call('socket_getsockname', [$bound, &$address, &$port]);
$connected = call('socket_addrinfo_connect', [$datagram]);
call('socket_write', [$connected, 'six']);
call('socket_read', [$bound, 10]);
