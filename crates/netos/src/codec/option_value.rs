//! Values of socket options that are structures.

// libc marks musl's time types because their width changes; a record takes either width.
#![cfg_attr(target_env = "musl", allow(deprecated))]

use std::net::{Ipv4Addr, Ipv6Addr};

use super::field::{put, u32_at};
use super::record::record;
use super::sockaddr::{Addr, CAPACITY};

record! {
    /// SO_RCVTIMEO, SO_SNDTIMEO, SCM_TIMESTAMP.
    Timeval = libc::timeval {
        /// Seconds.
        sec: libc::time_t = tv_sec,
        /// Microseconds.
        usec: libc::suseconds_t = tv_usec,
    }
}

record! {
    /// SCM_TIMESTAMPNS.
    Timespec = libc::timespec {
        /// Seconds.
        sec: libc::time_t = tv_sec,
        /// Nanoseconds.
        nsec: libc::c_long = tv_nsec,
    }
}

record! {
    /// SO_LINGER.
    Linger = libc::linger {
        /// Whether close(2) waits.
        onoff: i32 = l_onoff,
        /// Its time limit in seconds.
        linger: i32 = l_linger,
    }
}

record! {
    /// IPV6_PKTINFO.
    In6Pktinfo = libc::in6_pktinfo {
        /// Destination on receipt, source on sending.
        addr: Ipv6Addr = ipi6_addr,
        /// The interface, or 0.
        ifindex: u32 = ipi6_ifindex,
    }
}

record! {
    /// SO_PEERCRED, SCM_CREDENTIALS.
    Ucred = libc::ucred {
        /// Process.
        pid: libc::pid_t = pid,
        /// User.
        uid: libc::uid_t = uid,
        /// Group.
        gid: libc::gid_t = gid,
    }
}

record! {
    /// IP_PKTINFO.
    InPktinfo = libc::in_pktinfo {
        /// The interface, or 0.
        ifindex: i32 = ipi_ifindex,
        /// The local address.
        spec_dst: Ipv4Addr = ipi_spec_dst,
        /// The destination in the header.
        addr: Ipv4Addr = ipi_addr,
    }
}

/// Where `gr_group` starts: behind the index, as sockaddr_storage is aligned.
const GROUP_AT: usize = align_of::<libc::sockaddr_storage>();

/// MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP: `group_req`.
pub fn group_req(ifindex: u32, group: &Addr) -> [u8; GROUP_AT + CAPACITY] {
    let mut bytes = [0; GROUP_AT + CAPACITY];
    put(&mut bytes, 0, &ifindex.to_ne_bytes());
    put(&mut bytes, GROUP_AT, group.as_bytes());
    bytes
}

/// MCAST_JOIN_SOURCE_GROUP, MCAST_BLOCK_SOURCE and their kin: `group_source_req`.
pub fn group_source_req(
    ifindex: u32,
    group: &Addr,
    source: &Addr,
) -> [u8; GROUP_AT + 2 * CAPACITY] {
    let mut bytes = [0; GROUP_AT + 2 * CAPACITY];
    put(&mut bytes, 0, &ifindex.to_ne_bytes());
    put(&mut bytes, GROUP_AT, group.as_bytes());
    put(&mut bytes, GROUP_AT + CAPACITY, source.as_bytes());
    bytes
}

/// Unsigned ints one after another (SO_MEMINFO, SO_PEERGROUPS); a cut last one is left out.
pub fn u32s(bytes: &[u8]) -> impl ExactSizeIterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|raw| u32_at(raw, 0).unwrap_or(0))
}

/// A string option (TCP_CONGESTION, SO_BINDTODEVICE): the bytes before the first NUL.
pub fn text(bytes: &[u8]) -> &[u8] {
    bytes.split(|b| *b == 0).next().unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::codec::sockaddr::View;
    use proptest::prelude::*;

    #[test]
    fn group_requests_have_the_size_of_c() {
        let group = Addr::v4(Ipv4Addr::new(224, 0, 0, 251), 0);
        let bytes = group_req(7, &group);
        assert_eq!(bytes.len(), if size_of::<usize>() == 8 { 136 } else { 132 });
        assert_eq!(u32_at(&bytes, 0), Some(7));
        assert_eq!(
            View::of(&bytes[GROUP_AT..]).ip(),
            Some(Ipv4Addr::new(224, 0, 0, 251).into())
        );
        let source = Addr::v6(Ipv6Addr::LOCALHOST, 0, 0);
        let bytes = group_source_req(7, &group, &source);
        assert_eq!(
            View::of(&bytes[GROUP_AT + CAPACITY..]).ip(),
            Some(Ipv6Addr::LOCALHOST.into())
        );
    }

    #[test]
    fn cut_values_are_refused() {
        assert_eq!(Timeval::decode(&[0; Timeval::SIZE - 1]), None);
        assert_eq!(Linger::decode(&[]), None);
        assert_eq!(u32s(&[1, 0, 0, 0, 2, 0]).count(), 1);
    }

    #[test]
    fn text_ends_at_the_nul() {
        assert_eq!(text(b"cubic\0\0\0"), b"cubic");
        assert_eq!(text(b"reno"), b"reno");
        assert_eq!(text(b""), b"");
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: if cfg!(miri) { 16 } else { 256 },
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn records_survive_the_trip(a in any::<i32>(), b in any::<i32>(), ip in any::<u128>()) {
            let linger = Linger { onoff: a, linger: b };
            prop_assert_eq!(Linger::decode(&linger.encode()), Some(linger));
            let timeval = Timeval { sec: a.into(), usec: b.into() };
            prop_assert_eq!(Timeval::decode(&timeval.encode()), Some(timeval));
            let info = In6Pktinfo { addr: ip.into(), ifindex: a as u32 };
            prop_assert_eq!(In6Pktinfo::decode(&info.encode()), Some(info));
        }
    }
}
