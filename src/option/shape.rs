//! What each option's value is made of: the one table that `get` and `set` share. An option
//! that is not in it is an int.

#![forbid(unsafe_code)]

use std::ffi::{CStr, c_int};

use libc::{IPPROTO_IP, IPPROTO_IPV6, SOL_SOCKET, SOL_TCP, SOL_UDP};
use netos::consts;

use crate::version;

#[derive(Clone, Copy)]
pub enum Shape {
    Int,
    /// An int of eight bytes.
    Wide,
    /// A name; the text of the TypeError for anything but a string, where there is one.
    Name(Option<&'static CStr>),
    Linger,
    /// A `timeval`; the text of the TypeError for scalars.
    Timeval(&'static CStr),
    /// An int that must fit into 16 bits.
    SegmentSize,
    /// An int that must fit into 32 bits.
    UserTimeout,
    /// The memory that a socket uses.
    MemInfo,
    TcpInfo,
    /// A classic BPF program.
    Filter,
    /// A classic BPF program of a fixed kind, named by an int.
    ReuseportFilter,
    /// The same number at another level.
    ReuseportFilterElsewhere,
    /// A multicast group.
    Group,
    /// A multicast group and a sender.
    GroupSource,
    /// An interface, which the kernel knows by its IPv4 address.
    Interface4,
    /// An interface by index.
    Interface6,
    /// A bool in a byte.
    Flag4,
    /// A bool in an int.
    Flag6,
    /// Hops in a byte.
    Hops4,
    /// Hops in an int, -1 for the default.
    Hops6,
    /// An IPv6 address and an interface.
    Pktinfo6,
    /// An address, to read only.
    Address,
}

/// An option as PHP code named it.
#[derive(Clone, Copy)]
pub struct Name {
    pub level: c_int,
    pub option: c_int,
    pub shape: Shape,
}

impl Name {
    /// Numbers beyond an int are cut for the kernel, and name nothing that has structure.
    /// Inlined, so that the callers' match on the shape becomes part of this one.
    #[inline(always)]
    pub fn new(level: i64, option: i64) -> Self {
        let shape = match (c_int::try_from(level), c_int::try_from(option)) {
            (Ok(level), Ok(option)) => shape(level, option),
            _ => Shape::Int,
        };
        Self {
            level: level as c_int,
            option: option as c_int,
            shape,
        }
    }
}

/// The shape of the value of `option` at `level`. Numbers mean nothing without their level:
/// TCP_NOTSENT_LOWAT and SO_BINDTODEVICE are both 25.
#[inline(always)]
fn shape(level: c_int, option: c_int) -> Shape {
    match level {
        SOL_SOCKET => match option {
            libc::SO_LINGER => Shape::Linger,
            libc::SO_RCVTIMEO => {
                Shape::Timeval(c"must be of type array when argument #3 ($option) is SO_RCVTIMEO, ")
            }
            libc::SO_SNDTIMEO => {
                Shape::Timeval(c"must be of type array when argument #3 ($option) is SO_SNDTIMEO, ")
            }
            libc::SO_BINDTODEVICE => Shape::Name(Some(
                c"must be of type string when argument #3 ($option) is SO_BINDTODEVICE, ",
            )),
            libc::SO_ATTACH_FILTER => Shape::Filter,
            libc::SO_ATTACH_REUSEPORT_CBPF => Shape::ReuseportFilter,
            libc::SO_MEMINFO => Shape::MemInfo,
            libc::SO_COOKIE | libc::SO_NETNS_COOKIE => Shape::Wide,
            _ => Shape::Int,
        },
        IPPROTO_IP => match option {
            libc::IP_MULTICAST_IF => Shape::Interface4,
            libc::IP_MULTICAST_LOOP => Shape::Flag4,
            libc::IP_MULTICAST_TTL => Shape::Hops4,
            consts::SO_ORIGINAL_DST => Shape::Address,
            _ => group(option),
        },
        IPPROTO_IPV6 => match option {
            libc::IPV6_MULTICAST_IF => Shape::Interface6,
            libc::IPV6_MULTICAST_LOOP => Shape::Flag6,
            libc::IPV6_MULTICAST_HOPS => Shape::Hops6,
            libc::IPV6_PKTINFO => Shape::Pktinfo6,
            consts::IP6T_SO_ORIGINAL_DST => Shape::Address,
            _ => group(option),
        },
        _ if option == libc::SO_ATTACH_REUSEPORT_CBPF && version::CHECKS_REUSEPORT_FILTER => {
            Shape::ReuseportFilterElsewhere
        }
        SOL_TCP => match option {
            libc::TCP_CONGESTION => Shape::Name(Some(
                c"must be of type string when argument #3 ($option) is TCP_CONGESTION, ",
            )),
            libc::TCP_ULP => Shape::Name(None),
            libc::TCP_INFO => Shape::TcpInfo,
            libc::TCP_USER_TIMEOUT => Shape::UserTimeout,
            _ => Shape::Int,
        },
        SOL_UDP if option == libc::UDP_SEGMENT => Shape::SegmentSize,
        libc::AF_VSOCK => match option {
            consts::SO_VM_SOCKETS_BUFFER_SIZE
            | consts::SO_VM_SOCKETS_BUFFER_MIN_SIZE
            | consts::SO_VM_SOCKETS_BUFFER_MAX_SIZE => Shape::Wide,
            _ => Shape::Int,
        },
        _ => Shape::Int,
    }
}

/// The MCAST_ options, the same for IPv4 and IPv6.
#[inline]
fn group(option: c_int) -> Shape {
    match option {
        consts::MCAST_JOIN_GROUP | consts::MCAST_LEAVE_GROUP => Shape::Group,
        consts::MCAST_BLOCK_SOURCE
        | consts::MCAST_UNBLOCK_SOURCE
        | consts::MCAST_JOIN_SOURCE_GROUP
        | consts::MCAST_LEAVE_SOURCE_GROUP => Shape::GroupSource,
        _ => Shape::Int,
    }
}
