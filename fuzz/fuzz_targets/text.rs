//! Numeric addresses: what is read can be written and read again.
#![no_main]

use std::net::IpAddr;

use libfuzzer_sys::fuzz_target;
use netos::codec::ip::{TEXT_MAX, ip_text, parse_v4, parse_v6, split_scope};

fuzz_target!(|bytes: &[u8]| {
    let mut buf = [0; TEXT_MAX];
    if let Some(v4) = parse_v4(bytes) {
        assert_eq!(ip_text(IpAddr::V4(v4), &mut buf), bytes);
    }
    if let Some(v6) = parse_v6(bytes) {
        let text = ip_text(IpAddr::V6(v6), &mut buf);
        assert_eq!(parse_v6(text), Some(v6));
    }
    if let Some(v6) = bytes.first_chunk::<16>() {
        let text = ip_text(IpAddr::V6((*v6).into()), &mut buf);
        assert_eq!(parse_v6(text), Some((*v6).into()));
    }
    let (address, scope) = split_scope(bytes);
    let len = address.len() + scope.map_or(0, |s| s.len() + 1);
    assert_eq!(len, bytes.len());
});
