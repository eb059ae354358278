//! Arguments as PHP source: plausible ones by what a parameter means, and hostile ones
//! that fit no parameter.

use super::dice::Dice;

/// What a parameter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Socket,
    /// A variable that the call writes to.
    Output,
    /// A variable that holds an array of sockets, or null.
    Set,
    Length,
    Flags,
    Mode,
    Data,
    Address,
    Port,
    Backlog,
    How,
    Domain,
    Type,
    Protocol,
    Errno,
    Seconds,
    Microseconds,
    Host,
    Service,
    Hints,
    AddressInfo,
    /// sendmsg's array.
    Message,
    /// A variable prepared as recvmsg's array.
    Template,
    Level,
    CmsgType,
    Count,
}

/// How many variables of each sort a program has.
pub const SOCKETS: usize = 6;
pub const VALUES: usize = 4;

pub const UNDEFINED: &str = "$undefined";

const HOSTILE: &[&str] = &[
    "null",
    "true",
    "false",
    "-1",
    "0",
    "1",
    "2147483648",
    "-2147483649",
    "PHP_INT_MAX",
    "PHP_INT_MIN",
    "1.5",
    "-0.0",
    "1e300",
    "NAN",
    "''",
    "'0'",
    "'12'",
    "'12abc'",
    "'abc'",
    "\"a\\0b\"",
    "[]",
    "[[]]",
    "[null]",
    "['a' => 1]",
    "new stdClass",
    "new Throwing",
    "new Closing",
    "STDIN",
    "str_repeat('x', 70000)",
    "fn() => 1",
    "$s",
    "$v",
    UNDEFINED,
    "\"\\0\"",
];

const ADDRESSES: &[&str] = &[
    "'127.0.0.1'",
    "'127.0.0.1'",
    "'127.0.0.1'",
    "'::1'",
    "'::1'",
    "'0.0.0.0'",
    "'::'",
    "'localhost'",
    "'127.1'",
    "'256.1.1.1'",
    "'::ffff:127.0.0.1'",
    "'fe80::1%lo'",
    "'fe80::1%nosuch'",
    "'u1'",
    "'u2'",
    "'./no/such/dir'",
    "\"\\0fuzz1\"",
    "\"\\0fuzz2\"",
    "str_repeat('p', 107)",
    "str_repeat('p', 108)",
    "\"\\0\" . str_repeat('q', 107)",
    "'lo'",
    "'127.0.0.1x'",
    "' 127.0.0.1'",
    "'0x7f.1'",
];

const DATA: &[&str] = &[
    "'abc'",
    "\"line\\n\"",
    "\"two\\nlines\\n\"",
    "\"cr\\r\\nlf\"",
    "'x'",
    "str_repeat('d', 1000)",
    "\"nul\\0byte\"",
    "str_repeat('D', 100000)",
];

pub fn hostile(dice: &mut Dice) -> String {
    (*dice.pick(HOSTILE)).to_owned()
}

/// A variable for output; the caller shows it afterwards.
pub fn variable(dice: &mut Dice) -> usize {
    dice.below(VALUES)
}

pub fn socket(dice: &mut Dice) -> String {
    format!("$s[{}]", dice.slot())
}

pub fn plausible(kind: Kind, dice: &mut Dice) -> String {
    let list: &[&str] = match kind {
        Kind::Socket => return socket(dice),
        Kind::Output | Kind::Set | Kind::Template => return format!("$v[{}]", variable(dice)),
        Kind::Length => &["1", "3", "10", "100", "1024", "8192", "65536", "0", "-1"],
        Kind::Flags => &[
            "0",
            "0",
            "0",
            "MSG_PEEK",
            "MSG_DONTWAIT",
            "MSG_WAITALL",
            "MSG_OOB",
            "MSG_DONTWAIT | MSG_PEEK",
            "MSG_NOSIGNAL",
            "0x7fffffff",
            "-1",
        ],
        // C spins in PHP_NORMAL_READ until the limit where no line is waiting.
        Kind::Mode => &[
            "PHP_BINARY_READ",
            "PHP_BINARY_READ",
            "PHP_BINARY_READ",
            "PHP_BINARY_READ",
            "2",
            "2",
            "0",
            "3",
            "-1",
            "PHP_NORMAL_READ",
        ],
        Kind::Data => DATA,
        Kind::Address | Kind::Host => ADDRESSES,
        Kind::Port => {
            return match dice.below(4) {
                0 => format!("port({})", socket(dice)),
                _ => (*dice.pick(&["0", "5001", "5002", "5003", "65535", "65536", "-1", "70000"]))
                    .to_owned(),
            };
        }
        Kind::Backlog => &["0", "1", "5", "128", "-1", "100000"],
        Kind::How => &["0", "1", "2", "3", "-1"],
        Kind::Domain => &[
            "AF_INET", "AF_INET", "AF_INET6", "AF_UNIX", "AF_UNIX", "0", "3", "17", "999",
        ],
        Kind::Type => &[
            "SOCK_STREAM",
            "SOCK_STREAM",
            "SOCK_DGRAM",
            "SOCK_DGRAM",
            "SOCK_SEQPACKET",
            "SOCK_RAW",
            "SOCK_RDM",
            "0",
            "11",
            "2048",
            "SOCK_STREAM | 2048",
            "SOCK_STREAM | 524288",
        ],
        Kind::Protocol => &["0", "0", "0", "SOL_TCP", "SOL_UDP", "1", "58", "999", "-1"],
        Kind::Errno => &[
            "0",
            "1",
            "2",
            "11",
            "98",
            "111",
            "133",
            "134",
            "9999",
            "-1",
            "-10001",
            "-10004",
            "-10000",
            "-2147483648",
        ],
        Kind::Seconds => &["0", "0", "0", "0", "-1", "'0'"],
        Kind::Microseconds => &["0", "1", "1000", "-1", "20000"],
        Kind::Service => &[
            "null", "'80'", "'http'", "'5001'", "''", "'nosuch'", "'65536'",
        ],
        Kind::Hints => &[
            "[]",
            "['ai_family' => AF_INET]",
            "['ai_family' => AF_INET6]",
            "['ai_socktype' => SOCK_STREAM]",
            "['ai_family' => AF_INET, 'ai_socktype' => SOCK_DGRAM, 'ai_flags' => AI_PASSIVE]",
            "['ai_flags' => AI_NUMERICHOST]",
            "['ai_flags' => 2]",
            "['nosuch' => 1]",
            "['ai_family' => 'x']",
            "['ai_family' => 0]",
            "[1]",
            "['ai_protocol' => 6]",
            "['ai_family' => null]",
            "['ai_flags' => -1]",
            "['ai_socktype' => 99]",
        ],
        Kind::AddressInfo => &["$a[0]", "$a[0]", "$a[0][0]", "$a[0][1]", "$a[1][0]"],
        Kind::Message => return message(dice),
        Kind::Level => &["SOL_SOCKET", "IPPROTO_IPV6", "IPPROTO_IP", "6", "999", "-1"],
        Kind::CmsgType => &[
            "SCM_RIGHTS",
            "SCM_CREDENTIALS",
            "IPV6_PKTINFO",
            "IPV6_HOPLIMIT",
            "IPV6_TCLASS",
            "103",
            "0",
            "-1",
        ],
        Kind::Count => &["0", "1", "2", "10", "-1", "1000000", "4294967295"],
    };
    (*dice.pick(list)).to_owned()
}

/// One array for socket_sendmsg, mostly well formed.
fn message(dice: &mut Dice) -> String {
    let iov = *dice.pick(&[
        "['abc']",
        "['abc', 'def']",
        "[]",
        "['']",
        "'abc'",
        "[1, 2.5, null]",
        "[new Throwing]",
        "[new Closing, 'x']",
        "[[]]",
        "['k' => 'v']",
    ]);
    let name = *dice.pick(&[
        "",
        "",
        "'name' => null, ",
        "'name' => ['family' => AF_UNIX, 'path' => 'u1'], ",
        "'name' => ['path' => \"\\0fuzz1\"], ",
        "'name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => 5001], ",
        "'name' => ['addr' => '::1', 'port' => 5002], ",
        "'name' => ['addr' => '::1', 'port' => 70000], ",
        "'name' => ['family' => 999], ",
        "'name' => 5, ",
        "'name' => ['family' => AF_INET6, 'addr' => 'zz', 'port' => 1], ",
        "'name' => ['family' => AF_UNIX, 'path' => ''], ",
    ]);
    let control = *dice.pick(&[
        "", "", "", "'control' => [], ", "'control' => 5, ",
        "'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]]], ",
        "'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => []]], ",
        "'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [5, 'x']]], ",
        "'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid(), 'uid' => 0, 'gid' => 0]]], ",
        "'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => 1]]], ",
        "'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 9]], ",
        "'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => 40]], ",
        "'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 0]]], ",
        "'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => 1]], ",
        "'control' => [['level' => 1, 'type' => 77, 'data' => 1]], ",
        "'control' => ['x' => ['level' => 'a']], ",
    ]);
    let flags = *dice.pick(&["", "", "'flags' => 0, ", "'flags' => 'x', "]);
    format!("[{name}{control}{flags}'iov' => {iov}]")
}
