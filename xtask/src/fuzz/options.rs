//! Every level with every option number, and values of every shape for them.

use super::dice::Dice;
use super::values;

const LEVELS: &[&str] = &[
    "SOL_SOCKET",
    "SOL_SOCKET",
    "SOL_TCP",
    "SOL_UDP",
    "IPPROTO_IP",
    "IPPROTO_IPV6",
    "999",
    "-1",
];

/// Options people use, so that they come up often.
const COMMON: &[(&str, &str)] = &[
    ("SOL_SOCKET", "SO_REUSEADDR"),
    ("SOL_SOCKET", "SO_BROADCAST"),
    ("SOL_SOCKET", "SO_KEEPALIVE"),
    ("SOL_SOCKET", "SO_LINGER"),
    ("SOL_SOCKET", "SO_LINGER"),
    ("SOL_SOCKET", "SO_OOBINLINE"),
    ("SOL_SOCKET", "SO_SNDBUF"),
    ("SOL_SOCKET", "SO_RCVBUF"),
    ("SOL_SOCKET", "SO_ERROR"),
    ("SOL_SOCKET", "SO_TYPE"),
    ("SOL_SOCKET", "SO_DONTROUTE"),
    ("SOL_SOCKET", "SO_RCVLOWAT"),
    ("SOL_SOCKET", "SO_RCVTIMEO"),
    ("SOL_SOCKET", "SO_RCVTIMEO"),
    ("SOL_SOCKET", "SO_SNDTIMEO"),
    ("SOL_SOCKET", "SO_REUSEPORT"),
    ("SOL_SOCKET", "SO_BINDTODEVICE"),
    ("SOL_SOCKET", "SO_MARK"),
    ("SOL_SOCKET", "SO_PASSCRED"),
    ("SOL_TCP", "TCP_NODELAY"),
    ("SOL_TCP", "TCP_CONGESTION"),
    ("SOL_TCP", "TCP_KEEPIDLE"),
    ("SOL_TCP", "TCP_NOTSENT_LOWAT"),
    ("IPPROTO_IP", "IP_MULTICAST_IF"),
    ("IPPROTO_IP", "IP_MULTICAST_TTL"),
    ("IPPROTO_IP", "IP_MULTICAST_LOOP"),
    ("IPPROTO_IP", "MCAST_JOIN_GROUP"),
    ("IPPROTO_IP", "MCAST_LEAVE_GROUP"),
    ("IPPROTO_IP", "MCAST_BLOCK_SOURCE"),
    ("IPPROTO_IP", "MCAST_UNBLOCK_SOURCE"),
    ("IPPROTO_IP", "MCAST_JOIN_SOURCE_GROUP"),
    ("IPPROTO_IP", "MCAST_LEAVE_SOURCE_GROUP"),
    ("IPPROTO_IPV6", "IPV6_MULTICAST_IF"),
    ("IPPROTO_IPV6", "IPV6_MULTICAST_HOPS"),
    ("IPPROTO_IPV6", "IPV6_MULTICAST_LOOP"),
    ("IPPROTO_IPV6", "MCAST_JOIN_GROUP"),
    ("IPPROTO_IPV6", "IPV6_V6ONLY"),
    ("IPPROTO_IPV6", "IPV6_UNICAST_HOPS"),
    ("IPPROTO_IPV6", "IPV6_RECVPKTINFO"),
    ("IPPROTO_IPV6", "IPV6_RECVHOPLIMIT"),
    ("IPPROTO_IPV6", "IPV6_PKTINFO"),
    ("SOL_SOCKET", "SO_MEMINFO"),
];

const VALUES: &[&str] = &[
    "1",
    "1",
    "0",
    "2",
    "255",
    "256",
    "65536",
    "-1",
    "'1'",
    "'reno'",
    "'cubic'",
    "'lo'",
    "'eth0'",
    "'nosuch'",
    "['sec' => 0, 'usec' => 20000]",
    "['sec' => 1, 'usec' => 0]",
    "['sec' => '1', 'usec' => '5']",
    "['sec' => 0]",
    "['usec' => 0]",
    "['sec' => 0, 'usec' => 1000000]",
    "['sec' => 0, 'usec' => -1]",
    "['l_onoff' => 1, 'l_linger' => 1]",
    "['l_onoff' => 0, 'l_linger' => 0]",
    "['l_onoff' => 1]",
    "['l_linger' => 1]",
    "['l_onoff' => -1, 'l_linger' => 70000]",
    "['group' => '224.0.0.23', 'interface' => 'lo']",
    "['group' => '224.0.0.23', 'interface' => 'eth0']",
    "['group' => '224.0.0.23', 'interface' => 0]",
    "['group' => 'ff02::5', 'interface' => 'lo']",
    "['group' => '224.0.0.23', 'interface' => 'nosuch']",
    "['group' => '224.0.0.23']",
    "['interface' => 'lo']",
    "['group' => '10.0.0.1', 'interface' => 'lo']",
    "['group' => 5, 'interface' => -1]",
    "['group' => '224.0.0.23', 'interface' => 'lo', 'source' => '127.0.0.1']",
    "['group' => '232.0.0.23', 'interface' => 'eth0', 'source' => '192.0.2.7']",
    "['addr' => '::1', 'ifindex' => 0]",
    "['addr' => '::1', 'ifindex' => 'lo']",
    "['addr' => 'x', 'ifindex' => 0]",
];

pub fn pair(dice: &mut Dice) -> (String, String) {
    if dice.percent(70) {
        let (level, option) = dice.pick(COMMON);
        return ((*level).to_owned(), (*option).to_owned());
    }
    ((*dice.pick(LEVELS)).to_owned(), dice.below(80).to_string())
}

pub fn value(dice: &mut Dice) -> String {
    if dice.percent(15) {
        values::hostile(dice)
    } else {
        (*dice.pick(VALUES)).to_owned()
    }
}
