//! Differences between PHP versions, as data; the newest patch release of each branch is the
//! reference. Functions use these and never the version itself.

#![forbid(unsafe_code)]

use std::ffi::CStr;

/// Ports of bind, sendto and create_listen are checked instead of wrapped.
pub const CHECKS_PORTS: bool = cfg!(php85);

/// Error texts name AF_PACKET among the families. We have it on every PHP version.
pub const NAMES_PACKET: bool = cfg!(php85);

/// An accepted fd is close-on-exec.
pub const ACCEPT_CLOEXEC: bool = cfg!(php84);

/// An accepted fd takes over the non-blocking mode of its listener.
pub const ACCEPT_INHERITS_NONBLOCK: bool = cfg!(php85);

/// socket_shutdown refuses an unknown mode itself instead of leaving it to the kernel.
pub const CHECKS_SHUTDOWN_MODE: bool = cfg!(php85);

/// The text on socket types names SOCK_CLOEXEC and SOCK_NONBLOCK. We take them on
/// every PHP version.
pub const NAMES_TYPE_FLAGS: bool = cfg!(php84);

/// socket_create_listen's default backlog.
pub const DEFAULT_BACKLOG: i64 = if cfg!(php84) {
    libc::SOMAXCONN as i64
} else {
    128
};

pub const BAD_TYPE: &CStr = if NAMES_TYPE_FLAGS {
    c"must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK"
} else {
    c"must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM"
};

pub const BAD_CREATE_FAMILY: &CStr = if NAMES_PACKET {
    c"must be one of AF_UNIX, AF_PACKET, AF_INET6, or AF_INET"
} else {
    c"must be one of AF_UNIX, AF_INET6, or AF_INET"
};

/// socket_sendmsg to a path of no bytes.
pub const MESSAGE_PATH_EMPTY: &str = if cfg!(php84) {
    "the path is must not be empty"
} else {
    "the path is cannot be empty"
};

/// socket_recvfrom without $port on an internet socket: the text, on PHP versions that have
/// one.
pub const RECVFROM_WANTS_PORT: Option<&CStr> = if cfg!(php86) {
    Some(
        c"socket_recvfrom() expects exactly 6 arguments when argument #1 ($socket) is of type AF_INET or AF_INET6",
    )
} else {
    None
};

/// SO_LINGER, SO_RCVTIMEO and SO_SNDTIMEO refuse scalars with a TypeError, and SO_LINGER
/// checks its range (8.4.3); before, a scalar counted as an array without the keys, and
/// SO_LINGER was cut to 16 bits.
pub const CHECKS_LINGER_AND_TIMEOUTS: bool = cfg!(php84);

/// SO_BINDTODEVICE and TCP_CONGESTION refuse values other than strings; before, these counted as
/// the empty name.
pub const CHECKS_NAMES: bool = cfg!(php85);

/// The MCAST_ options refuse scalars with a TypeError, and sockets other than IP with a
/// ValueError; before, the latter was a warning.
pub const CHECKS_GROUPS: bool = cfg!(php85);

/// UDP_SEGMENT is checked instead of left to the kernel.
pub const CHECKS_UDP_SEGMENT: bool = cfg!(php85);

/// TCP_USER_TIMEOUT is checked instead of cut to 32 bits.
pub const CHECKS_USER_TIMEOUT: bool = cfg!(php86);

/// SO_ATTACH_REUSEPORT_CBPF requires an int, and SOL_SOCKET.
pub const CHECKS_REUSEPORT_FILTER: bool = cfg!(php86);

/// socket_addrinfo_lookup refuses hints that are not integers in range, and numeric keys; before,
/// it cast the former and ignored the latter.
pub const CHECKS_HINTS: bool = cfg!(php85);

/// If hints are checked, whether ai_family may be AF_UNSPEC.
#[cfg(php85)]
pub const HINTS_UNSPEC: bool = cfg!(php86);

/// socket_addrinfo_lookup has a fourth parameter.
pub const LOOKUP_ERROR_CODE: bool = cfg!(php86);
