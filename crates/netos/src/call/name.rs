//! A socket's addresses, family, type and protocol.

use core::ffi::c_int;

use super::{RawFd, option};
use crate::codec::sockaddr::AddrBuf;
use crate::errno::{Errno, ret_unit};
use crate::plat;

/// [getsockname(2)](https://man7.org/linux/man-pages/man2/getsockname.2.html). Never fails
/// for an unbound socket: the address is then empty or all zeros.
#[inline]
pub fn getsockname(fd: RawFd, name: &mut AddrBuf) -> Result<(), Errno> {
    // SAFETY: getsockname writes within the length it is given and reports the address's
    // own length.
    unsafe { name.fill(|addr, len| ret_unit(libc::getsockname(fd, addr, len))) }
}

/// [getpeername(2)](https://man7.org/linux/man-pages/man2/getpeername.2.html).
#[inline]
pub fn getpeername(fd: RawFd, name: &mut AddrBuf) -> Result<(), Errno> {
    // SAFETY: getpeername writes within the length it is given and reports the address's
    // own length.
    unsafe { name.fill(|addr, len| ret_unit(libc::getpeername(fd, addr, len))) }
}

/// The socket's address family: SO_DOMAIN, or getsockname(2) where that option is missing.
#[inline]
pub fn socket_domain(fd: RawFd) -> Result<c_int, Errno> {
    if let Some(so_domain) = plat::SO_DOMAIN
        && let Ok(domain) = option::get_int(fd, libc::SOL_SOCKET, so_domain)
    {
        return Ok(domain);
    }
    let mut name = AddrBuf::new();
    getsockname(fd, &mut name)?;
    Ok(name.view().family())
}

/// The socket's type, SO_TYPE, without creation flags.
#[inline]
pub fn socket_type(fd: RawFd) -> Result<c_int, Errno> {
    option::get_int(fd, libc::SOL_SOCKET, libc::SO_TYPE)
}

/// The socket's protocol, SO_PROTOCOL, or `None` where that option is missing.
#[inline]
pub fn socket_protocol(fd: RawFd) -> Result<Option<c_int>, Errno> {
    plat::SO_PROTOCOL
        .map(|so_protocol| option::get_int(fd, libc::SOL_SOCKET, so_protocol))
        .transpose()
}
