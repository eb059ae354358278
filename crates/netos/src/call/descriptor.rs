//! Descriptor flags and the out-of-band mark.

use core::ffi::c_int;
use core::mem::MaybeUninit;

use super::RawFd;
use crate::consts;
use crate::errno::{Errno, ret_fd, ret_unit};

/// fcntl(2) F_GETFL: whether O_NONBLOCK is off.
#[inline]
pub fn is_blocking(fd: RawFd) -> Result<bool, Errno> {
    Ok(status_flags(fd)? & libc::O_NONBLOCK == 0)
}

/// [fcntl(2)](https://man7.org/linux/man-pages/man2/fcntl.2.html) F_GETFL.
#[inline]
pub fn status_flags(fd: RawFd) -> Result<c_int, Errno> {
    // SAFETY: no pointers.
    ret_fd(unsafe { libc::fcntl(fd, libc::F_GETFL) })
}

/// [ioctl(2)](https://man7.org/linux/man-pages/man2/ioctl.2.html) FIONBIO: one call where
/// fcntl needs two. Shared with every duplicate of the descriptor.
#[inline]
pub fn set_nonblocking(fd: RawFd, on: bool) -> Result<(), Errno> {
    let mut value = c_int::from(on);
    // SAFETY: FIONBIO reads one int from the pointer.
    ret_unit(unsafe { libc::ioctl(fd, libc::FIONBIO, &raw mut value) })
}

/// [fstat(2)](https://man7.org/linux/man-pages/man2/fstat.2.html): whether the descriptor
/// is a socket.
#[inline]
pub fn is_socket(fd: RawFd) -> Result<bool, Errno> {
    let mut stat = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: `stat` is writable, and filled when the call succeeds.
    let stat = unsafe {
        ret_unit(libc::fstat(fd, stat.as_mut_ptr()))?;
        stat.assume_init()
    };
    Ok(stat.st_mode & libc::S_IFMT == libc::S_IFSOCK)
}

/// [sockatmark(3)](https://man7.org/linux/man-pages/man3/sockatmark.3.html). Never reads.
#[inline]
pub fn sockatmark(fd: RawFd) -> Result<bool, Errno> {
    // As sockatmark(3) does, except that it leaves the int uninitialised, which memory checkers
    // report.
    let mut at: c_int = 0;
    // SAFETY: SIOCATMARK writes one int to the pointer.
    ret_unit(unsafe { libc::ioctl(fd, consts::SIOCATMARK as _, &raw mut at) })?;
    Ok(at != 0)
}

/// [ioctl(2)](https://man7.org/linux/man-pages/man2/ioctl.2.html) FIONREAD: how many bytes wait
/// to be read; 0 where the kernel does not report that. Never reads.
#[inline]
pub fn bytes_waiting(fd: RawFd) -> usize {
    let mut count: c_int = 0;
    // SAFETY: FIONREAD writes one int to the pointer.
    match ret_unit(unsafe { libc::ioctl(fd, libc::FIONREAD, &raw mut count) }) {
        Ok(()) => usize::try_from(count).unwrap_or(0),
        Err(_) => 0,
    }
}
