//! macOS and its kin. Compiled there, not run by this project.

use core::ffi::{CStr, c_int};
use std::net::Ipv4Addr;

use crate::codec::control::{Kind, Shape};
use crate::errno::{Errno, ret_fd, ret_unit};
use crate::fault::HostError;

pub use libc::__error as errno_location;

#[path = "gethostbyname.rs"]
mod gethostbyname;

/// Whether `sockaddr` starts with a length byte.
pub const SA_HAS_LEN: bool = true;
/// The option that tells a socket's address family: there is none.
pub const SO_DOMAIN: Option<c_int> = None;
/// The option that tells a socket's protocol: there is none.
pub const SO_PROTOCOL: Option<c_int> = None;

/// Linux's SOCK_CLOEXEC, which this system lacks: only [`accept4`] here reads it.
pub const SOCK_CLOEXEC: c_int = 0x8_0000;
/// Linux's SOCK_NONBLOCK, as [`SOCK_CLOEXEC`].
pub const SOCK_NONBLOCK: c_int = 0x800;

/// Asks for IPv4 addresses as `::ffff:a.b.c.d` where there are no others.
pub const AI_V4MAPPED: c_int = libc::AI_V4MAPPED;

/// accept(2) and then the flags: a fork in between sees a descriptor without them.
///
/// # Safety
/// `addr` and `len` are both null, or `addr` is writable for `*len` bytes.
pub unsafe fn accept4(
    fd: c_int,
    addr: *mut libc::sockaddr,
    len: *mut libc::socklen_t,
    flags: c_int,
) -> Result<c_int, Errno> {
    // SAFETY: the caller keeps the pointers valid.
    let new = ret_fd(unsafe { libc::accept(fd, addr, len) })?;
    match set_flags(new, flags) {
        Ok(()) => Ok(new),
        Err(error) => {
            // SAFETY: `new` was made above and nobody has seen it.
            unsafe { libc::close(new) };
            Err(error)
        }
    }
}

fn set_flags(fd: c_int, flags: c_int) -> Result<(), Errno> {
    if flags & SOCK_CLOEXEC != 0 {
        // SAFETY: no pointers.
        ret_unit(unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) })?;
    }
    let mut on = c_int::from(flags & SOCK_NONBLOCK != 0);
    // SAFETY: FIONBIO reads one int from the pointer. Always set: the new descriptor
    // inherits the listener's mode here, which Linux's accept4 does not do.
    ret_unit(unsafe { libc::ioctl(fd, libc::FIONBIO, &raw mut on) })
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

/// Asks for no claim on swap.
pub const MAP_NORESERVE: c_int = libc::MAP_NORESERVE;

/// What control messages are aligned to.
pub const CMSG_ALIGN: usize = size_of::<u32>();
/// The type of `cmsg_len`.
pub type CmsgLen = libc::socklen_t;

/// The kinds of control messages that are read, by level and C name.
pub const KINDS: &[Kind] = &{
    use Shape::*;
    use libc::*;
    [
        Kind::new("IPV6_HOPLIMIT", IPPROTO_IPV6, IPV6_HOPLIMIT, Int),
        Kind::new("IPV6_PKTINFO", IPPROTO_IPV6, IPV6_PKTINFO, PktInfo6),
        Kind::new("IPV6_TCLASS", IPPROTO_IPV6, IPV6_TCLASS, Int),
        Kind::new("SCM_RIGHTS", SOL_SOCKET, SCM_RIGHTS, Fds),
        Kind::new("SCM_TIMESTAMP", SOL_SOCKET, SCM_TIMESTAMP, Timeval),
    ]
};
