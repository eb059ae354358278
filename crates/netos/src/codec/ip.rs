//! Numeric addresses as text, the way inet_pton(3) reads and inet_ntop(3) writes them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Longest text of an address, without the NUL of C's INET6_ADDRSTRLEN.
pub const TEXT_MAX: usize = 46;

/// Four decimal numbers, no leading zeros: what `inet_pton(AF_INET)` takes.
///
/// The older forms (`127.1`, `0x7f000001`) are names to it; the resolver knows them.
#[inline]
pub fn parse_v4(text: &[u8]) -> Option<Ipv4Addr> {
    core::str::from_utf8(text).ok()?.parse().ok()
}

/// What `inet_pton(AF_INET6)` takes: no scope, no brackets.
#[inline]
pub fn parse_v6(text: &[u8]) -> Option<Ipv6Addr> {
    core::str::from_utf8(text).ok()?.parse().ok()
}

/// Splits `fe80::1%eth0` at its first `%`.
#[inline]
pub fn split_scope(text: &[u8]) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|b| *b == b'%') {
        Some(at) => {
            let (address, rest) = text.split_at(at);
            (address, rest.get(1..))
        }
        None => (text, None),
    }
}

/// inet_ntop(3) into the caller's buffer.
pub fn ip_text(ip: IpAddr, buf: &mut [u8; TEXT_MAX]) -> &str {
    let len = match ip {
        IpAddr::V4(v4) => write_v4(v4, buf, 0),
        IpAddr::V6(v6) => write_v6(v6, buf),
    };
    buf.get(..len)
        .and_then(|b| core::str::from_utf8(b).ok())
        .unwrap_or("")
}

fn push(buf: &mut [u8; TEXT_MAX], at: usize, byte: u8) -> usize {
    if let Some(room) = buf.get_mut(at) {
        *room = byte;
    }
    at + 1
}

fn write_v4(ip: Ipv4Addr, buf: &mut [u8; TEXT_MAX], mut at: usize) -> usize {
    for (i, octet) in ip.octets().into_iter().enumerate() {
        if i > 0 {
            at = push(buf, at, b'.');
        }
        if octet >= 100 {
            at = push(buf, at, b'0' + octet / 100);
        }
        if octet >= 10 {
            at = push(buf, at, b'0' + octet / 10 % 10);
        }
        at = push(buf, at, b'0' + octet % 10);
    }
    at
}

fn write_hex(group: u16, buf: &mut [u8; TEXT_MAX], mut at: usize) -> usize {
    let digits = (4 - group.leading_zeros() / 4).max(1);
    for i in (0..digits).rev() {
        let digit = (group >> (4 * i) & 0xf) as u8;
        let letter = if digit < 10 { b'0' } else { b'a' - 10 };
        at = push(buf, at, letter + digit);
    }
    at
}

/// The first longest run of at least two zero groups, as (start, length).
fn zero_run(groups: &[u16; 8]) -> (usize, usize) {
    let (mut best, mut run) = ((0, 0), (0, 0));
    for (i, group) in groups.iter().enumerate() {
        if *group != 0 {
            run = (i + 1, 0);
            continue;
        }
        run.1 += 1;
        if run.1 > best.1 {
            best = run;
        }
    }
    if best.1 < 2 { (8, 0) } else { best }
}

fn write_v6(ip: Ipv6Addr, buf: &mut [u8; TEXT_MAX]) -> usize {
    let groups = ip.segments();
    let (start, len) = zero_run(&groups);
    // The C library writes the last two groups as IPv4 after ::, ::ffff: and (BSD's old
    // reading) seven zero groups never, so `::1` stays hexadecimal.
    let mapped = start == 0 && (len == 6 || (len == 5 && matches!(groups, [.., 0xffff, _, _])));
    let shown = if mapped { 6 } else { 8 };
    let mut at = 0;
    for (i, group) in groups.into_iter().enumerate().take(shown) {
        if i == start {
            at = push(buf, at, b':');
            at = push(buf, at, b':');
        }
        if (start..start + len).contains(&i) {
            continue;
        }
        if i > 0 && i != start + len {
            at = push(buf, at, b':');
        }
        at = write_hex(group, buf, at);
    }
    if mapped {
        if len == 5 {
            at = push(buf, at, b':');
        }
        let [.., a, b, c, d] = ip.octets();
        at = write_v4(Ipv4Addr::new(a, b, c, d), buf, at);
    }
    at
}
