//! Makes PHP programs: some scenes that give live sockets, then calls in random order
//! with plausible or hostile arguments, then everything closed. One statement a line, so
//! that the minimiser can leave lines out.

use super::dice::Dice;
use super::options;
use super::rng::Rng;
use super::values::{self, Kind, SOCKETS, VALUES};

/// A function, how often it comes up, its parameters.
type Call = (&'static str, usize, &'static [Kind]);

const CALLS: &[Call] = {
    use Kind::*;
    &[
        ("socket_create", 4, &[Domain, Type, Protocol]),
        ("socket_create_listen", 2, &[Port, Backlog]),
        ("socket_create_pair", 3, &[Domain, Type, Protocol, Output]),
        ("socket_bind", 5, &[Socket, Address, Port]),
        ("socket_listen", 4, &[Socket, Backlog]),
        ("socket_accept", 4, &[Socket]),
        ("socket_connect", 5, &[Socket, Address, Port]),
        ("socket_close", 3, &[Socket]),
        ("socket_shutdown", 3, &[Socket, How]),
        ("socket_read", 8, &[Socket, Length, Mode]),
        ("socket_write", 8, &[Socket, Data, Length]),
        ("socket_recv", 7, &[Socket, Output, Length, Flags]),
        ("socket_send", 7, &[Socket, Data, Length, Flags]),
        (
            "socket_recvfrom",
            6,
            &[Socket, Output, Length, Flags, Output, Output],
        ),
        (
            "socket_sendto",
            6,
            &[Socket, Data, Length, Flags, Address, Port],
        ),
        ("socket_select", 8, &[Set, Set, Set, Seconds, Microseconds]),
        ("socket_set_block", 2, &[Socket]),
        ("socket_set_nonblock", 3, &[Socket]),
        ("socket_getsockname", 4, &[Socket, Output, Output]),
        ("socket_getpeername", 4, &[Socket, Output, Output]),
        ("socket_last_error", 2, &[Socket]),
        ("socket_clear_error", 2, &[Socket]),
        ("socket_strerror", 2, &[Errno]),
        ("socket_sendmsg", 6, &[Socket, Message, Flags]),
        ("socket_recvmsg", 6, &[Socket, Template, Flags]),
        ("socket_cmsg_space", 2, &[Level, CmsgType, Count]),
        ("socket_addrinfo_lookup", 3, &[Host, Service, Hints]),
        ("socket_addrinfo_explain", 2, &[AddressInfo]),
        ("socket_addrinfo_bind", 2, &[AddressInfo]),
        ("socket_addrinfo_connect", 2, &[AddressInfo]),
        ("socket_export_stream", 1, &[Socket]),
        ("socket_import_stream", 1, &[Socket]),
        ("socket_atmark", 1, &[Socket]),
    ]
};

/// Functions that not every host has, with the first that does.
const SINCE: &[(&str, &str)] = &[("socket_atmark", "8.3")];

/// Error handlers beside the prelude's own; each runs in the middle of a call.
const HANDLERS: &[&str] = &[
    "restore_error_handler();",
    "set_error_handler(function ($n, $m) { diagnostic($n, $m); throw new ErrorException('from the handler'); });",
    "set_error_handler(function ($n, $m) { diagnostic($n, $m); global $s; $s = []; return true; });",
    "set_error_handler(function ($n, $m) { diagnostic($n, $m); global $v; $v = []; return true; });",
    "set_error_handler(function ($n, $m) { diagnostic($n, $m); global $s; foreach ($s as $x) { if (is_socket($x)) { try { socket_close($x); } catch (Error $e) {} } } return true; });",
    "set_error_handler(function ($n, $m) { diagnostic($n, $m); socket_create(99, 99, 99); return true; });",
    "set_error_handler(function ($n, $m) { diagnostic($n, $m); socket_strerror(socket_last_error()); socket_clear_error(); return true; });",
];

/// Ways to come by sockets that work. `A`, `B` and `C` stand for slots, `V` for a value.
const SCENES: &[&[&str]] = &[
    &[
        "go('socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $v[V])', 'vV');",
        "[$s[A], $s[B]] = is_array($v[V] ?? 0) ? $v[V] : [null, null];",
        "calm($s[A], $s[B]);",
        "go('socket_write($s[A], \"one\\ntwo\\r\\n\\nfour\\n\")', 'sA');",
        "go('socket_read($s[B], 100, PHP_NORMAL_READ)', 'sB');",
        "go('socket_read($s[B], 3, PHP_NORMAL_READ)', 'sB');",
        "go('socket_read($s[B], 2, PHP_NORMAL_READ)', 'sB');",
    ],
    &[
        "go('socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $v[V])', 'vV');",
        "[$s[A], $s[B]] = is_array($v[V] ?? 0) ? $v[V] : [null, null];",
        "calm($s[A], $s[B]);",
    ],
    &[
        "go('socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $v[V])', 'vV');",
        "[$s[A], $s[B]] = is_array($v[V] ?? 0) ? $v[V] : [null, null];",
        "calm($s[A], $s[B]);",
    ],
    &[
        "go('$s[A] = socket_create_listen(0)');",
        "go('$s[B] = socket_create(AF_INET, SOCK_STREAM, SOL_TCP)');",
        "calm($s[A], $s[B]);",
        "go('socket_connect($s[B], \\'127.0.0.1\\', port($s[A]))', 'sB');",
        "go('$s[C] = socket_accept($s[A])', 'sA');",
        "calm($s[C]);",
    ],
    &[
        "go('$s[A] = socket_create(AF_INET6, SOCK_STREAM, 0)');",
        "go('socket_bind($s[A], \\'::1\\')', 'sA');",
        "go('socket_listen($s[A], 5)', 'sA');",
        "go('$s[B] = socket_create(AF_INET6, SOCK_STREAM, 0)');",
        "calm($s[A], $s[B]);",
        "go('socket_connect($s[B], \\'::1\\', port($s[A]))', 'sB');",
        "go('$s[C] = socket_accept($s[A])', 'sA');",
        "calm($s[C]);",
    ],
    &[
        "go('$s[A] = socket_create(AF_INET, SOCK_DGRAM, 0)');",
        "go('socket_bind($s[A], \\'127.0.0.1\\', 0)', 'sA');",
        "go('$s[B] = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)');",
        "calm($s[A], $s[B]);",
        "go('socket_sendto($s[B], \\'datagram\\', 8, 0, \\'127.0.0.1\\', port($s[A]))', 'sB');",
    ],
    &[
        "go('$s[A] = socket_create(AF_INET6, SOCK_DGRAM, 0)');",
        "go('socket_bind($s[A], \\'::1\\', 0)', 'sA');",
        "calm($s[A]);",
        "go('$s[B] = socket_create(AF_INET6, SOCK_DGRAM, 0)');",
        "calm($s[B]);",
        "go('socket_connect($s[B], \\'::1\\', port($s[A]))', 'sB');",
        "go('socket_send($s[B], \\'six\\', 3, 0)', 'sB');",
    ],
    &[
        "go('$s[A] = socket_create(AF_UNIX, SOCK_STREAM, 0)');",
        "go('socket_bind($s[A], \\'u1\\')', 'sA');",
        "go('socket_listen($s[A])', 'sA');",
        "go('$s[B] = socket_create(AF_UNIX, SOCK_STREAM, 0)');",
        "calm($s[A], $s[B]);",
        "go('socket_connect($s[B], \\'u1\\')', 'sB');",
        "go('$s[C] = socket_accept($s[A])', 'sA');",
        "calm($s[C]);",
    ],
    &[
        "go('$s[A] = socket_create(AF_UNIX, SOCK_DGRAM, 0)');",
        "go('socket_bind($s[A], \\'u2\\')', 'sA');",
        "go('$s[B] = socket_create(AF_UNIX, SOCK_DGRAM, 0)');",
        "calm($s[A], $s[B]);",
        "go('socket_sendto($s[B], \\'unix\\', 4, 0, \\'u2\\')', 'sB');",
    ],
    &[
        "go('$a[0] = socket_addrinfo_lookup(\\'127.0.0.1\\', \\'5003\\', [\\'ai_socktype\\' => SOCK_STREAM])');",
        "$a[0] = $a[0][0] ?? null;",
    ],
];

/// The statements of one program; everything between `<?php` and its end.
pub fn program(seed: u64, number: u64, branch: &str) -> Vec<String> {
    let mut dice = Dice::new(Rng::new(seed, number));
    let mut lines = Vec::new();
    if dice.percent(25) {
        lines.push((*dice.pick(HANDLERS)).to_owned());
    }
    for _ in 0..1 + dice.below(3) {
        scene(&mut dice, &mut lines);
    }
    let calls: Vec<&Call> = CALLS
        .iter()
        .filter(|call| offered(call.0, branch))
        .collect();
    for _ in 0..4 + dice.below(16) {
        if dice.percent(18) {
            option(&mut dice, &mut lines);
        } else {
            let call = dice.weighted(&calls, |call| call.1);
            statement(call, &mut dice, &mut lines);
        }
    }
    lines
}

/// Whether the host's C extension has the function at all.
fn offered(name: &str, branch: &str) -> bool {
    SINCE
        .iter()
        .all(|(function, since)| name != *function || branch >= *since)
}

fn scene(dice: &mut Dice, lines: &mut Vec<String>) {
    let a = dice.below(SOCKETS);
    let slots = [a, (a + 1) % SOCKETS, (a + 2) % SOCKETS];
    let scene = *dice.pick(SCENES);
    let value = dice.below(VALUES);
    for line in scene {
        let mut line = (*line).to_owned();
        for (name, slot) in ["A", "B", "C"].iter().zip(slots) {
            if line.contains(&format!("$s[{name}]")) {
                dice.filled(slot);
            }
            line = line
                .replace(&format!("[{name}]"), &format!("[{slot}]"))
                .replace(&format!("'s{name}'"), &format!("'s{slot}'"));
        }
        lines.push(
            line.replace("[V]", &format!("[{value}]"))
                .replace("'vV'", &format!("'v{value}'")),
        );
    }
}

fn option(dice: &mut Dice, lines: &mut Vec<String>) {
    let slot = dice.slot();
    let (level, name) = options::pair(dice);
    let code = if dice.percent(60) {
        format!(
            "socket_set_option($s[{slot}], {level}, {name}, {})",
            options::value(dice)
        )
    } else {
        format!("socket_get_option($s[{slot}], {level}, {name})")
    };
    lines.push(go(&code, &[format!("s{slot}")]));
    // A timeout that was set longer, or taken away, must not stop the program.
    lines.push(format!("calm($s[{slot}] ?? null);"));
}

fn statement(call: &Call, dice: &mut Dice, lines: &mut Vec<String>) {
    let (name, _, kinds) = *call;
    let mut shown = Vec::new();
    let mut arguments = Vec::new();
    for kind in kinds {
        arguments.push(argument(*kind, dice, lines, &mut shown));
    }
    // Fewer and more arguments than declared: optional ones, and PHP's own complaint.
    match dice.below(20) {
        0..=3 => {
            arguments.pop();
        }
        4 => arguments.truncate(dice.below(arguments.len() + 1)),
        5 => arguments.push(values::hostile(dice)),
        _ => {}
    }
    let slot = dice.below(SOCKETS);
    let keep = match name {
        "socket_create"
        | "socket_create_listen"
        | "socket_accept"
        | "socket_import_stream"
        | "socket_addrinfo_bind"
        | "socket_addrinfo_connect" => {
            shown.push(format!("s{slot}"));
            dice.filled(slot);
            format!("$s[{slot}] = ")
        }
        "socket_addrinfo_lookup" => format!("$a[{}] = ", dice.below(2)),
        "socket_export_stream" => format!("$v[{}] = ", dice.below(VALUES)),
        _ => String::new(),
    };
    lines.push(go(
        &format!("{keep}{name}({})", arguments.join(", ")),
        &shown,
    ));
    if !keep.is_empty() {
        lines.push(format!("calm($s[{slot}] ?? null);"));
    }
}

fn argument(
    kind: Kind,
    dice: &mut Dice,
    lines: &mut Vec<String>,
    shown: &mut Vec<String>,
) -> String {
    let by_reference = matches!(kind, Kind::Output | Kind::Set | Kind::Template);
    // A hostile null for the seconds would wait for ever.
    if !by_reference && kind != Kind::Seconds && dice.percent(8) {
        return values::hostile(dice);
    }
    let argument = values::plausible(kind, dice);
    match kind {
        Kind::Set => {
            if dice.percent(35) {
                return "$null".into();
            }
            lines.push(assign(&argument, &set(dice)));
        }
        Kind::Template => lines.push(assign(&argument, &template(dice))),
        Kind::Output if dice.percent(5) => lines.push(assign(&argument, &values::hostile(dice))),
        _ => {}
    }
    if by_reference {
        shown.push(argument.replace("$v[", "v").replace(']', ""));
    } else if kind == Kind::Socket {
        shown.push(argument.replace("$s[", "s").replace(']', ""));
    }
    argument
}

/// PHP itself uses freed memory where the warning about an undefined variable leads to
/// a handler that frees the array assigned to: `$v[0] = $undefined`, without any sockets.
fn assign(place: &str, value: &str) -> String {
    match value {
        values::UNDEFINED => format!("unset({place});"),
        _ => format!("{place} = {value};"),
    }
}

/// An array of sockets for socket_select, or what somebody passes by mistake.
fn set(dice: &mut Dice) -> String {
    if dice.percent(10) {
        return values::hostile(dice);
    }
    let mut parts = Vec::new();
    for _ in 0..1 + dice.below(3) {
        let key = *dice.pick(&["", "", "'k' => ", "7 => "]);
        let element = if dice.percent(6) {
            values::hostile(dice)
        } else {
            values::socket(dice)
        };
        parts.push(format!("{key}{element}"));
    }
    format!("[{}]", parts.join(", "))
}

fn template(dice: &mut Dice) -> String {
    if dice.percent(8) {
        return values::hostile(dice);
    }
    let name = *dice.pick(&[
        "",
        "'name' => [], ",
        "'name' => ['family' => AF_UNIX], ",
        "'name' => ['family' => AF_INET], ",
        "'name' => 5, ",
    ]);
    let size = *dice.pick(&[
        "",
        "'buffer_size' => 100, ",
        "'buffer_size' => 2, ",
        "'buffer_size' => 0, ",
        "'buffer_size' => 'x', ",
    ]);
    let control = *dice.pick(&[
        "'controllen' => 100",
        "'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 3)",
        "'controllen' => 1",
        "'controllen' => 0",
        "",
    ]);
    format!("[{name}{size}{control}]")
}

fn go(code: &str, shown: &[String]) -> String {
    let quoted = code.replace('\\', "\\\\").replace('\'', "\\'");
    let shown: String = shown.iter().map(|name| format!(", '{name}'")).collect();
    format!("go('{quoted}'{shown});")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_means_the_same_program() {
        assert_eq!(program(7, 3, "8.2"), program(7, 3, "8.2"));
        assert_ne!(program(7, 3, "8.2"), program(7, 4, "8.2"));
    }

    #[test]
    fn functions_the_host_lacks_are_left_out() {
        let text: String = (0..500)
            .flat_map(|number| program(1, number, "8.2"))
            .collect();
        assert!(!text.contains("socket_atmark"));
        assert!(text.contains("socket_select") && text.contains("socket_recvmsg"));
    }

    #[test]
    fn an_undefined_variable_is_never_assigned() {
        let all = (0..500).flat_map(|number| program(1, number, "8.2"));
        assert!(!all.into_iter().any(|line| line.contains("= $undefined")));
        assert_eq!(assign("$v[0]", values::UNDEFINED), "unset($v[0]);");
    }

    #[test]
    fn quotes_survive() {
        assert_eq!(
            go("f('a', \"\\0\")", &["s1".into()]),
            "go('f(\\'a\\', \"\\\\0\")', 's1');"
        );
    }
}
