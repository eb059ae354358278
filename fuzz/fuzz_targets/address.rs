//! Socket addresses of any length and content.
#![no_main]

use libfuzzer_sys::fuzz_target;
use netos::codec::sockaddr::{Addr, CAPACITY, View};

fuzz_target!(|bytes: &[u8]| {
    let view = View::of(bytes);
    match Addr::from_raw(bytes) {
        Some(addr) => {
            assert_eq!(addr.as_bytes(), bytes);
            assert_eq!(addr.view(), view);
        }
        None => assert!(bytes.len() < 2 || bytes.len() > CAPACITY),
    }
    // what can be written again reads the same
    let again = match view {
        View::V4 { ip, port } => Addr::v4(ip, port),
        View::V6 {
            ip, port, scope, ..
        } => Addr::v6(ip, port, scope),
        View::Unix { name } if name.len() < 108 => Addr::unix(name).unwrap(),
        View::Vsock { cid, port } => Addr::vsock(cid, port),
        View::Packet {
            ifindex, protocol, ..
        } => Addr::packet(ifindex, protocol),
        _ => return,
    };
    assert_eq!(again.family(), view.family());
    assert_eq!(again.view().ip(), view.ip());
});
