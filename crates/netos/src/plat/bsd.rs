//! FreeBSD, NetBSD, OpenBSD and DragonFly. Compiled there, not run by this project.

use core::ffi::{CStr, c_int};
use std::net::Ipv4Addr;

use crate::codec::control::{Kind, Shape};
use crate::errno::{Errno, ret_fd};
use crate::fault::HostError;

#[cfg(any(target_os = "netbsd", target_os = "openbsd"))]
pub use libc::__errno as errno_location;
#[cfg(target_os = "dragonfly")]
pub use libc::__errno_location as errno_location;
#[cfg(target_os = "freebsd")]
pub use libc::__error as errno_location;

#[path = "gethostbyname.rs"]
mod gethostbyname;

/// Whether `sockaddr` starts with a length byte.
pub const SA_HAS_LEN: bool = true;
/// The option that tells a socket's address family.
#[cfg(any(target_os = "freebsd", target_os = "openbsd"))]
pub const SO_DOMAIN: Option<c_int> = Some(libc::SO_DOMAIN);
/// The option that tells a socket's protocol.
#[cfg(any(target_os = "freebsd", target_os = "openbsd"))]
pub const SO_PROTOCOL: Option<c_int> = Some(libc::SO_PROTOCOL);
/// The option that tells a socket's address family.
#[cfg(any(target_os = "netbsd", target_os = "dragonfly"))]
pub const SO_DOMAIN: Option<c_int> = None;
/// The option that tells a socket's protocol.
#[cfg(any(target_os = "netbsd", target_os = "dragonfly"))]
pub const SO_PROTOCOL: Option<c_int> = None;

/// Asks for nothing: mapped addresses are off by policy on these systems.
pub const AI_V4MAPPED: c_int = 0;

/// accept4(2), as the system has it.
///
/// # Safety
/// `addr` and `len` are both null, or `addr` is writable for `*len` bytes.
#[inline]
pub unsafe fn accept4(
    fd: c_int,
    addr: *mut libc::sockaddr,
    len: *mut libc::socklen_t,
    flags: c_int,
) -> Result<c_int, Errno> {
    // SAFETY: the caller keeps the pointers valid.
    ret_fd(unsafe { libc::accept4(fd, addr, len, flags) })
}

/// The resolver's error number.
#[inline]
pub fn h_errno() -> c_int {
    gethostbyname::h_errno()
}

/// gethostbyname(3): the first IPv4 address of a name.
pub fn gethostbyname_v4(name: &CStr) -> Result<Ipv4Addr, HostError> {
    gethostbyname::gethostbyname_v4(name)
}

/// Nothing to ask for: these systems claim no swap ahead, or dropped the flag.
pub const MAP_NORESERVE: c_int = 0;

/// What control messages are aligned to.
pub const CMSG_ALIGN: usize = size_of::<core::ffi::c_long>();
/// The type of `cmsg_len`.
pub type CmsgLen = libc::socklen_t;

/// The kinds of control messages that are read, by level and C name.
pub const KINDS: &[Kind] = &{
    use Shape::*;
    use libc::*;
    [
        // 47 on each of them; not every libc binding has the name
        Kind::new("IPV6_HOPLIMIT", IPPROTO_IPV6, 47, Int),
        Kind::new("IPV6_PKTINFO", IPPROTO_IPV6, IPV6_PKTINFO, PktInfo6),
        Kind::new("IPV6_TCLASS", IPPROTO_IPV6, IPV6_TCLASS, Int),
        Kind::new("SCM_RIGHTS", SOL_SOCKET, SCM_RIGHTS, Fds),
        Kind::new("SCM_TIMESTAMP", SOL_SOCKET, SCM_TIMESTAMP, Timeval),
    ]
};
