//! FreeBSD, NetBSD, OpenBSD and DragonFly. Compiled there, not run by this project.

use core::ffi::{CStr, c_int};
use std::net::Ipv4Addr;

use crate::errno::{Errno, ret_fd};
use crate::fault::HostError;

#[cfg(any(target_os = "netbsd", target_os = "openbsd"))]
pub use libc::__errno as errno_location;
#[cfg(any(target_os = "freebsd", target_os = "dragonfly"))]
pub use libc::__error as errno_location;

#[path = "gethostbyname.rs"]
mod gethostbyname;

/// Whether `sockaddr` starts with a length byte.
pub const SA_HAS_LEN: bool = true;
/// The option that tells a socket's address family.
#[cfg(any(target_os = "freebsd", target_os = "openbsd"))]
pub const SO_DOMAIN: Option<c_int> = Some(libc::SO_DOMAIN);
/// The option that tells a socket's address family.
#[cfg(any(target_os = "netbsd", target_os = "dragonfly"))]
pub const SO_DOMAIN: Option<c_int> = None;

/// accept4(2), or NetBSD's paccept(2) without a mask.
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
    #[cfg(target_os = "netbsd")]
    // SAFETY: the caller keeps the pointers valid; a null mask changes none.
    let ret = unsafe { libc::paccept(fd, addr, len, core::ptr::null(), flags) };
    #[cfg(not(target_os = "netbsd"))]
    // SAFETY: the caller keeps the pointers valid.
    let ret = unsafe { libc::accept4(fd, addr, len, flags) };
    ret_fd(ret)
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

/// What control messages are aligned to.
pub const CMSG_ALIGN: usize = size_of::<core::ffi::c_long>();
/// The type of `cmsg_len`.
pub type CmsgLen = libc::socklen_t;
