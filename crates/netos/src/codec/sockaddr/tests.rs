#![allow(unsafe_code, clippy::unwrap_used, clippy::expect_used)]
use super::*;
use proptest::prelude::*;

/// An address as the kernel would leave it in a buffer.
fn filled(bytes: &[u8], reported: socklen_t) -> AddrBuf {
    let mut buf = AddrBuf::new();
    // SAFETY: the bytes are copied in, and no more than those are claimed.
    unsafe {
        buf.fill(|addr, len| {
            assert_eq!(*len as usize, CAPACITY);
            core::ptr::copy_nonoverlapping(bytes.as_ptr(), addr.cast::<u8>(), bytes.len());
            *len = reported;
            Ok(())
        })
    }
    .unwrap();
    buf
}

#[test]
fn ports_are_in_network_order() {
    let addr = Addr::v4(Ipv4Addr::new(1, 2, 3, 4), 0x1234);
    assert_eq!(addr.len() as usize, size_of::<sockaddr_in>());
    assert_eq!(addr.as_bytes()[2..8], [0x12, 0x34, 1, 2, 3, 4]);
    let addr = Addr::v6(Ipv6Addr::LOCALHOST, 0x1234, 5);
    assert_eq!(addr.len() as usize, size_of::<sockaddr_in6>());
    assert_eq!(addr.as_bytes()[2..4], [0x12, 0x34]);
}

#[test]
fn unix_names_stop_where_the_kernel_stops() {
    for len in [0, 1, 106, 107] {
        let path = vec![b'p'; len];
        let addr = Addr::unix(&path).unwrap();
        assert_eq!(addr.len() as usize, PATH_AT + len);
        assert_eq!(addr.view(), View::Unix { name: &path });
    }
    assert_eq!(
        Addr::unix(&[b'p'; 108]).unwrap_err(),
        TooLong { limit: 108 }
    );
}

#[test]
fn abstract_names_may_fill_the_array() {
    let mut name = [b'a'; 109];
    name[0] = 0;
    let addr = Addr::unix(&name[..108]).unwrap();
    assert_eq!(addr.view(), View::Unix { name: &name[..108] });
    assert_eq!(Addr::unix(&name).unwrap_err(), TooLong { limit: 109 });
    let with_nul = Addr::unix(b"\0a\0b").unwrap();
    assert_eq!(with_nul.view(), View::Unix { name: b"\0a\0b" });
}

#[test]
fn a_path_loses_the_nul_that_the_kernel_adds() {
    let addr = Addr::unix(b"/tmp/x").unwrap();
    let mut bytes = addr.as_bytes().to_vec();
    bytes.push(0);
    let buf = filled(&bytes, bytes.len() as socklen_t);
    assert_eq!(buf.view(), View::Unix { name: b"/tmp/x" });
    // getsockname on a path that fills the array reports one byte more than the struct
    let mut full = Addr::unix(&[b'p'; 107]).unwrap().as_bytes().to_vec();
    full.extend([b'p', 0]);
    let buf = filled(&full, full.len() as socklen_t);
    assert_eq!(buf.view(), View::Unix { name: &[b'p'; 108] });
}

#[test]
fn a_length_above_the_capacity_is_cut() {
    let buf = filled(&[libc::AF_UNIX as u8; CAPACITY], 4000);
    assert_eq!(buf.as_bytes().len(), CAPACITY);
    assert!(Addr::from_raw(&[0; CAPACITY + 1]).is_none());
}

#[test]
fn a_failed_call_leaves_nothing() {
    let mut buf = filled(Addr::v4(Ipv4Addr::LOCALHOST, 1).as_bytes(), 16);
    // SAFETY: nothing is claimed on failure.
    let failed = unsafe { buf.fill(|_, _| Err::<(), _>(Errno::EBADF)) };
    assert_eq!(failed, Err(Errno::EBADF));
    assert_eq!(buf.view(), View::Empty);
    assert!(buf.finish().is_none());
    assert_eq!(AddrBuf::new().view(), View::Empty);
}

#[test]
fn cut_addresses_are_other() {
    for addr in [
        Addr::v4(Ipv4Addr::LOCALHOST, 1),
        Addr::v6(Ipv6Addr::LOCALHOST, 1, 0),
    ] {
        for len in 2..8 {
            let bytes = &addr.as_bytes()[..len];
            let family = addr.family();
            let view = View::of(bytes);
            let whole = matches!(view, View::V4 { .. }) && len == 8;
            assert!(whole || view == View::Other { family, bytes }, "{view:?}");
        }
    }
    assert_eq!(View::of(&[2]), View::Empty);
}

#[test]
fn flow_labels_are_for_v6_alone() {
    let mut addr = Addr::v6(Ipv6Addr::LOCALHOST, 7, 3);
    addr.set_flowinfo(0x0102_0304);
    let View::V6 {
        flowinfo,
        port,
        scope,
        ..
    } = addr.view()
    else {
        panic!("{addr:?}")
    };
    assert_eq!((flowinfo, port, scope), (0x0102_0304, 7, 3));
    let mut addr = Addr::v4(Ipv4Addr::LOCALHOST, 7);
    let before = addr.as_bytes().to_vec();
    addr.set_flowinfo(u32::MAX);
    assert_eq!(addr.as_bytes(), before);
}

#[test]
fn packet_and_vsock() {
    let addr = Addr::packet(3, 0x0300);
    assert_eq!(addr.len() as usize, size_of::<libc::sockaddr_ll>());
    let View::Packet {
        ifindex,
        protocol,
        addr: mac,
        ..
    } = addr.view()
    else {
        panic!("{addr:?}")
    };
    assert_eq!((ifindex, protocol, mac.len()), (3, 0x0300, 0));
    let mut lying = addr.as_bytes().to_vec();
    lying[11] = 255;
    let View::Packet { addr: mac, .. } = View::of(&lying) else {
        panic!()
    };
    assert_eq!(mac.len(), 8);
    let with_mac = addr.with_hardware(&[2, 0, 0, 0, 0, 1]).unwrap();
    let View::Packet { addr: mac, .. } = with_mac.view() else {
        panic!("{with_mac:?}")
    };
    assert_eq!(mac, [2, 0, 0, 0, 0, 1]);
    assert!(addr.with_hardware(&[0; 9]).is_none());

    let addr = Addr::vsock(libc::VMADDR_CID_LOCAL, 77);
    assert_eq!(
        addr.view(),
        View::Vsock {
            cid: libc::VMADDR_CID_LOCAL,
            port: 77
        }
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(miri) { 16 } else { 256 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_can_be_viewed(mut bytes in prop::collection::vec(any::<u8>(), 0..200), family in 0u8..45) {
        if bytes.len() > 1 {
            bytes[FAMILY_AT] = family;
            bytes[1] = if FAMILY_AT == 0 { 0 } else { family };
        }
        match View::of(&bytes) {
            View::Unix { name } => prop_assert!(name.len() <= bytes.len() - 2),
            View::Packet { addr, .. } => prop_assert!(addr.len() <= bytes.len()),
            View::Other { bytes: all, .. } => prop_assert_eq!(all.len(), bytes.len()),
            _ => {}
        }
        if let Some(addr) = Addr::from_raw(&bytes) {
            prop_assert_eq!(addr.as_bytes(), &bytes[..]);
        }
    }

    #[test]
    fn internet_addresses_survive_the_trip(
        v4 in any::<u32>(), v6 in any::<u128>(), port in any::<u16>(), scope in any::<u32>(),
    ) {
        let (v4, v6) = (Ipv4Addr::from(v4), Ipv6Addr::from(v6));
        let addr = Addr::v4(v4, port);
        prop_assert_eq!(addr.view(), View::V4 { ip: v4, port });
        let addr = Addr::v6(v6, port, scope);
        prop_assert_eq!(addr.view(), View::V6 { ip: v6, port, scope, flowinfo: 0 });
    }
}
