//! Interfaces, and addresses by name, without asking a network.

use super::*;

#[test]
fn interfaces_by_name_and_index() {
    let index = ifindex::name_to_index(c"lo").unwrap();
    let mut buf = [0; ifindex::IFNAMSIZ];
    assert_eq!(ifindex::index_to_name(index, &mut buf), Ok(c"lo"));
    assert_eq!(ifindex::name_to_index(c"nosuch0"), Err(Errno::ENODEV));
    assert_eq!(
        ifindex::index_to_name(u32::MAX, &mut buf),
        Err(Errno::ENXIO)
    );
}

#[test]
fn interfaces_by_address() {
    let udp = socket(AF_INET, SOCK_DGRAM);
    let index = ifindex::name_to_index(c"lo").unwrap();
    assert_eq!(ifindex::index_to_v4(udp.0, index), Ok(Ipv4Addr::LOCALHOST));
    assert_eq!(
        ifindex::v4_to_index(udp.0, Ipv4Addr::LOCALHOST),
        Ok(Some(index))
    );
    let (none, elsewhere) = (u32::MAX, Ipv4Addr::new(198, 51, 100, 77));
    assert_eq!(ifindex::index_to_v4(udp.0, none), Err(Errno::ENODEV));
    assert_eq!(ifindex::v4_to_index(udp.0, elsewhere), Ok(None));
}

#[test]
fn numeric_names_resolve_without_a_network() {
    let v4 = |name| resolve::lookup_host(name, AF_INET);
    assert_eq!(v4(c"127.0.0.1"), Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    // forms that inet_pton refuses and the resolver accepts
    assert_eq!(v4(c"127.1"), Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    // AI_ADDRCONFIG: the resolver may refuse where no interface has IPv6 (yet).
    let v6 = resolve::lookup_host(c"::1", AF_INET6);
    assert!(
        v6 == Ok(IpAddr::V6(Ipv6Addr::LOCALHOST)) || matches!(v6, Err(HostError::Lookup(_))),
        "{v6:?}"
    );
    assert_eq!(
        resolve::lookup_host(c"::1", AF_UNIX),
        Err(HostError::WrongFamily)
    );
    let long = std::ffi::CString::new(vec![b'a'; 256]).unwrap();
    assert!(matches!(v4(&long), Err(HostError::Lookup(_))));
}

#[test]
fn address_lists_are_walked_and_handed_over() {
    let hints = resolve::Hints {
        flags: AI_NUMERICHOST | AI_PASSIVE,
        ..resolve::Hints::default()
    };
    let list = resolve::getaddrinfo(Some(c"127.0.0.1"), Some(c"80"), Some(&hints)).unwrap();
    let kinds: Vec<_> = list.iter().map(|entry| entry.hints().socktype).collect();
    assert!(kinds.contains(&SOCK_STREAM) && kinds.contains(&SOCK_DGRAM));
    for entry in &list {
        let (ip, port) = (Ipv4Addr::LOCALHOST, 80);
        assert_eq!(entry.view(), View::V4 { ip, port });
        assert_eq!(entry.canonname(), None);
    }
    let failed = resolve::getaddrinfo(Some(c"no such"), None, Some(&hints)).map(drop);
    assert_eq!(failed, Err(GaiError(EAI_NONAME)));
    assert_eq!(resolve::hstrerror(HOST_NOT_FOUND), c"Unknown host");
}
