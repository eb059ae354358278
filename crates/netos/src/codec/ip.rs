//! Numeric addresses as text, as inet_pton(3) reads and inet_ntop(3) writes them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// INET6_ADDRSTRLEN: room for the longest text.
pub const TEXT_MAX: usize = 46;

/// Four decimal numbers, no leading zeros: what `inet_pton(AF_INET)` takes.
///
/// The older forms (`127.1`, `0x7f000001`) are refused; the resolver reads them.
#[inline]
pub fn parse_v4(text: &[u8]) -> Option<Ipv4Addr> {
    let (mut octets, mut rest) = ([0; 4], text);
    for (i, octet) in octets.iter_mut().enumerate() {
        if i > 0 {
            rest = rest.strip_prefix(b".")?;
        }
        (*octet, rest) = take_octet(rest)?;
    }
    rest.is_empty().then(|| octets.into())
}

/// One to three digits without a leading zero, except in "0".
#[inline(always)]
fn take_octet(text: &[u8]) -> Option<(u8, &[u8])> {
    let (first, rest) = take_digit(text)?;
    if first == 0 {
        return Some((0, rest));
    }
    let Some((second, rest)) = take_digit(rest) else {
        return Some((first, rest));
    };
    let two = first * 10 + second;
    match take_digit(rest) {
        Some((third, rest)) => {
            let three = u16::from(two) * 10 + u16::from(third);
            Some((u8::try_from(three).ok()?, rest))
        }
        None => Some((two, rest)),
    }
}

#[inline(always)]
fn take_digit(text: &[u8]) -> Option<(u8, &[u8])> {
    let (byte, rest) = text.split_first()?;
    let digit = byte.wrapping_sub(b'0');
    (digit < 10).then_some((digit, rest))
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
#[inline]
pub fn ip_text(ip: IpAddr, buf: &mut [u8; TEXT_MAX]) -> &[u8] {
    let len = match ip {
        IpAddr::V4(v4) => write_v4(v4, buf, 0),
        IpAddr::V6(v6) => write_v6(v6, buf),
    };
    buf.get(..len).unwrap_or_default()
}

fn push(buf: &mut [u8; TEXT_MAX], at: usize, byte: u8) -> usize {
    if let Some(room) = buf.get_mut(at) {
        *room = byte;
    }
    at + 1
}

/// Every octet in decimal with a dot after it, padded to four bytes.
#[allow(clippy::indexing_slicing)] // evaluated by the compiler
const OCTETS: [[u8; 4]; 256] = {
    let mut all = [[0; 4]; 256];
    let mut n = 0;
    while n < 256 {
        let digits = [
            b'0' + (n / 100) as u8,
            b'0' + (n / 10 % 10) as u8,
            b'0' + (n % 10) as u8,
        ];
        all[n] = match digits {
            [b'0', b'0', c] => [c, b'.', 0, 0],
            [b'0', b, c] => [b, c, b'.', 0],
            [a, b, c] => [a, b, c, b'.'],
        };
        n += 1;
    }
    all
};

#[inline]
fn write_v4(ip: Ipv4Addr, buf: &mut [u8; TEXT_MAX], mut at: usize) -> usize {
    for octet in ip.octets() {
        if let (Some(room), Some(text)) = (buf.get_mut(at..at + 4), OCTETS.get(usize::from(octet)))
        {
            room.copy_from_slice(text);
        }
        at += 2 + usize::from(octet > 9) + usize::from(octet > 99);
    }
    // Without the last dot.
    at - 1
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
    // The C library writes the last two groups as IPv4 after exactly six zero groups, or five and
    // ffff; so `::1` is written in hexadecimal.
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

#[cfg(test)]
mod tests {
    #![allow(unsafe_code, clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;
    use std::ffi::{CStr, CString};

    fn c_pton<const N: usize>(family: libc::c_int, text: &[u8]) -> Option<[u8; N]> {
        let text = CString::new(text).ok()?;
        let mut raw = [0u8; N];
        // SAFETY: the text is terminated and `raw` is as long as the family's address.
        let ret = unsafe { libc_inet::inet_pton(family, text.as_ptr(), raw.as_mut_ptr().cast()) };
        (ret == 1).then_some(raw)
    }

    fn c_ntop(ip: IpAddr) -> String {
        let mut buf = [0u8; TEXT_MAX];
        let (family, raw) = match ip {
            IpAddr::V4(v4) => (libc::AF_INET, v4.octets().to_vec()),
            IpAddr::V6(v6) => (libc::AF_INET6, v6.octets().to_vec()),
        };
        // SAFETY: `raw` is an address of the family and `buf` as long as stated.
        let text = unsafe {
            libc_inet::inet_ntop(
                family,
                raw.as_ptr().cast(),
                buf.as_mut_ptr().cast(),
                TEXT_MAX as libc::socklen_t,
            );
            CStr::from_ptr(buf.as_ptr().cast())
        };
        text.to_str().unwrap().to_owned()
    }

    /// For comparison: the C library's functions.
    mod libc_inet {
        use core::ffi::{c_char, c_int, c_void};
        unsafe extern "C" {
            pub fn inet_pton(family: c_int, text: *const c_char, addr: *mut c_void) -> c_int;
            pub fn inet_ntop(
                family: c_int,
                addr: *const c_void,
                text: *mut c_char,
                len: libc::socklen_t,
            ) -> *const c_char;
        }
    }

    #[test]
    fn scopes_are_split_at_the_first_percent() {
        assert_eq!(split_scope(b"fe80::1"), (&b"fe80::1"[..], None));
        assert_eq!(
            split_scope(b"fe80::1%a%b"),
            (&b"fe80::1"[..], Some(&b"a%b"[..]))
        );
        assert_eq!(split_scope(b"%"), (&b""[..], Some(&b""[..])));
    }

    #[test]
    fn known_texts() {
        let mut buf = [0; TEXT_MAX];
        for text in [
            "0.0.0.0",
            "127.0.0.1",
            "255.255.255.255",
            "192.168.10.100",
            "::",
            "::1",
            "1::",
            "::ffff:1.2.3.4",
            "::1.2.3.4",
            "fe80::1",
            "1:0:0:2::3",
            "2001:db8::1:0:0:1",
            "1:0:3:4:5:6:7:8",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        ] {
            let ip: IpAddr = text.parse().unwrap();
            assert_eq!(ip_text(ip, &mut buf), text.as_bytes());
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "calls the C library")]
    fn odd_texts_are_judged_as_c_judges_them() {
        for text in [
            "",
            " 1.2.3.4",
            "1.2.3.4 ",
            "01.2.3.4",
            "1.2.3",
            "1.2.3.4.5",
            "256.1.1.1",
            "0x7f.1",
            "1.2.3.-4",
            "1..2.3",
            "+1.2.3.4",
            "1.2.3.0004",
            "00.0.0.0",
            "\u{661}.1.1.1",
        ] {
            assert_eq!(
                parse_v4(text.as_bytes()).map(|ip| ip.octets()),
                c_pton(libc::AF_INET, text.as_bytes()),
                "{text:?}"
            );
        }
        for text in [
            "",
            ":",
            "::",
            ":::",
            "1:",
            ":1",
            "::1%lo",
            "[::1]",
            "1:2:3:4:5:6:7",
            "::00001",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8::",
            "1::2::3",
            "::1.2.3",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7:1.2.3.4",
            "::1.2.3.4:5",
            "1.2.3.4::",
            "::g",
            "::FFFF:A",
            "::01.2.3.4",
            "1:2:3:4:5:6:7:8:9",
            "::12345",
            "1:2:3:4::5:6:7:8",
        ] {
            assert_eq!(
                parse_v6(text.as_bytes()).map(|ip| ip.octets()),
                c_pton(libc::AF_INET6, text.as_bytes()),
                "{text:?}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        #[cfg_attr(miri, ignore = "calls the C library")]
        fn any_text_is_judged_as_c_judges_it(text in "[0-9a-fA-F:.%x ]{0,24}") {
            let raw = text.as_bytes();
            prop_assert_eq!(parse_v4(raw).map(|ip| ip.octets()), c_pton(libc::AF_INET, raw));
            prop_assert_eq!(parse_v6(raw).map(|ip| ip.octets()), c_pton(libc::AF_INET6, raw));
        }

        #[test]
        #[cfg_attr(miri, ignore = "calls the C library")]
        fn texts_are_those_of_c(
            groups in prop::array::uniform8(prop_oneof![
                3 => Just(0u16), 1 => Just(0xffffu16), 2 => any::<u16>(), 1 => 0u16..16
            ]),
            v4 in any::<u32>(),
        ) {
            let mut buf = [0; TEXT_MAX];
            for ip in [IpAddr::V6(groups.into()), IpAddr::V4(v4.into())] {
                let text = ip_text(ip, &mut buf);
                let expected = c_ntop(ip);
                prop_assert_eq!(text, expected.as_bytes());
            }
        }
    }
}
