//! The address families, one row each: how to read and write an address, and how its sockets
//! differ. `of` is the only switch on a family's number.

#![forbid(unsafe_code)]

use std::ffi::{CStr, c_int};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use libc::{AF_INET, AF_INET6, AF_PACKET, AF_UNIX, AF_VSOCK, SOCK_DGRAM, SOCK_STREAM};
use netos::codec::sockaddr::Addr;

use super::as_array;
use crate::convert::{Converted, Path};
use crate::socket::Sock;
use crate::zend::array::Array;
use crate::zend::{Result, Str, error};

/// An address among a function's arguments.
pub struct Given<'f> {
    pub sock: Sock<'f>,
    pub name: Str<'f>,
    /// The position of the argument `name`.
    pub name_arg: u32,
    pub port: i64,
    pub port_arg: u32,
}

/// Writes the address through a reference, which costs less than returning so large a value.
/// False when a lookup failed; the failure is reported by then.
type FromArguments = fn(&Given<'_>, &mut Addr) -> Result<bool>;

pub struct Family {
    number: c_int,
    /// socket_create_pair accepts the family; the kernel may still refuse it.
    pub in_pairs: bool,
    pub is_internet: bool,
    /// The protocol is an Ethernet type: network byte order for the kernel, native in PHP.
    pub is_protocol_swapped: bool,
    /// send(2) does the same as write(2), and takes fewer instructions in the kernel.
    writes_by_send: bool,
    /// Whether a `$port` that is checked must fit 16 bits.
    pub has_bind_port: bool,
    pub has_send_port: bool,
    pub to_bind: FromArguments,
    pub to_connect: Option<FromArguments>,
    pub to_send: FromArguments,
    /// The text of the error when `$port` is required and null.
    port_is_null: Option<&'static CStr>,
    pub recvfrom_failed: &'static CStr,
    /// socket_recvfrom accepts only the flags that make sense for frames.
    pub has_frame_flags: bool,
    /// The address shown for a sender that has none.
    pub unspecified: Option<IpAddr>,
    /// The stream transports that match its sockets, by socket type.
    pub transports: &'static [(c_int, &'static CStr)],
    /// The address that a message's array describes.
    pub(super) from_array: fn(Sock<'_>, Array<'_>, &Path<'_>) -> Converted<Addr>,
    /// The families of sockets that can send to it, and the error for others.
    pub(super) reached_from: &'static [c_int],
    pub(super) unreachable: &'static str,
}

pub(super) const UNKNOWN: &str =
    "the only families currently supported are AF_INET, AF_INET6 and AF_UNIX";

const UNIX: Family = Family {
    number: AF_UNIX,
    in_pairs: true,
    is_internet: false,
    is_protocol_swapped: false,
    writes_by_send: true,
    has_bind_port: true,
    has_send_port: true,
    to_bind: super::unix,
    to_connect: Some(super::unix),
    to_send: super::unix,
    port_is_null: None,
    recvfrom_failed: c"Unable to recvfrom",
    has_frame_flags: false,
    unspecified: None,
    transports: &[(SOCK_STREAM, c"unix://"), (SOCK_DGRAM, c"udg://")],
    from_array: as_array::unix,
    reached_from: &[AF_UNIX],
    unreachable: "the specified family (AF_UNIX) is not supported on this socket",
};

const INET: Family = Family {
    number: AF_INET,
    in_pairs: true,
    is_internet: true,
    is_protocol_swapped: false,
    writes_by_send: true,
    has_bind_port: true,
    has_send_port: true,
    to_bind: super::v4,
    to_connect: Some(super::v4),
    to_send: super::v4,
    port_is_null: Some(c"cannot be null when the socket type is AF_INET"),
    recvfrom_failed: c"Unable to recvfrom",
    has_frame_flags: false,
    unspecified: Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
    transports: &[(SOCK_STREAM, c"tcp://"), (SOCK_DGRAM, c"udp://")],
    from_array: as_array::inet,
    reached_from: &[AF_INET, AF_INET6],
    unreachable: "the specified family (number 2) is not supported on this socket",
};

const INET6: Family = Family {
    number: AF_INET6,
    to_bind: super::v6,
    to_connect: Some(super::v6),
    to_send: super::v6,
    port_is_null: Some(c"cannot be null when the socket type is AF_INET6"),
    recvfrom_failed: c"unable to recvfrom",
    unspecified: Some(IpAddr::V6(Ipv6Addr::UNSPECIFIED)),
    from_array: as_array::inet6,
    reached_from: &[AF_INET6],
    unreachable: "the specified family (AF_INET6) is not supported on this socket",
    ..INET
};

const PACKET: Family = Family {
    number: AF_PACKET,
    in_pairs: false,
    is_internet: false,
    is_protocol_swapped: true,
    writes_by_send: false,
    has_bind_port: true,
    has_send_port: false,
    to_bind: super::packet,
    to_connect: None,
    to_send: super::packet_by_index,
    port_is_null: Some(c"cannot be null when the socket type is AF_PACKET"),
    recvfrom_failed: c"unable to recvfrom",
    has_frame_flags: true,
    unspecified: None,
    transports: &[],
    from_array: as_array::packet,
    reached_from: &[AF_PACKET],
    unreachable: UNKNOWN,
};

const VSOCK: Family = Family {
    number: AF_VSOCK,
    in_pairs: false,
    is_internet: false,
    is_protocol_swapped: false,
    writes_by_send: false,
    has_bind_port: false,
    has_send_port: false,
    to_bind: super::vsock,
    to_connect: Some(super::vsock),
    to_send: super::vsock,
    port_is_null: Some(c"cannot be null when the socket type is AF_VSOCK"),
    recvfrom_failed: c"Unable to recvfrom",
    has_frame_flags: false,
    unspecified: None,
    transports: &[],
    from_array: as_array::vsock,
    reached_from: &[AF_VSOCK],
    unreachable: UNKNOWN,
};

/// The families whose sockets write by send(2), each the bit of its number.
const BY_SEND: u64 = {
    let all = [UNIX, INET, INET6, PACKET, VSOCK];
    let mut bits = 0;
    let mut i = 0;
    while i < all.len() {
        assert!(all[i].number < 64);
        bits |= (all[i].writes_by_send as u64) << all[i].number;
        i += 1;
    }
    bits
};

/// Whether send(2) does the same as write(2) on sockets of a family. The kernel has none whose
/// number is above 63.
#[inline(always)]
pub fn writes_by_send(number: c_int) -> bool {
    BY_SEND & 1_u64.wrapping_shl(number as u32) != 0
}

/// The row of a family; None for a family that is not in the table.
#[inline(always)]
pub fn of(number: c_int) -> Option<&'static Family> {
    Some(match number {
        AF_UNIX => &UNIX,
        AF_INET => &INET,
        AF_INET6 => &INET6,
        AF_PACKET => &PACKET,
        AF_VSOCK => &VSOCK,
        _ => return None,
    })
}

impl Family {
    #[inline(always)]
    pub fn number(&self) -> c_int {
        self.number
    }

    /// `$port`, argument `n`, which some families do not need.
    #[inline(always)]
    pub fn port(&self, port: Option<i64>, n: u32) -> Result<i64> {
        match (port, self.port_is_null) {
            (Some(port), _) => Ok(port),
            (None, None) => Ok(0),
            (None, Some(text)) => Err(error::argument_value(n, text)),
        }
    }
}
