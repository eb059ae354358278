//! Address space that costs nothing until it is written to.

use core::ptr::NonNull;

use crate::errno::Errno;
use crate::plat;

/// The most one transfer moves on Linux (MAX_RW_COUNT): 2 GiB less a page.
pub const TRANSFER_MAX: usize = 0x7fff_f000;

/// [mmap(2)](https://man7.org/linux/man-pages/man2/mmap.2.html): `len` private zeroed
/// bytes for which no swap is reserved. [`release`] unmaps them.
pub fn reserve(len: usize) -> Result<NonNull<u8>, Errno> {
    // SAFETY: asks for a new mapping at any address.
    let place = unsafe {
        libc::mmap(
            core::ptr::null_mut(),
            len,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | plat::MAP_NORESERVE,
            -1,
            0,
        )
    };
    // mmap's EAGAIN is about locked memory and must not look like a socket's.
    if place == libc::MAP_FAILED {
        return Err(Errno(libc::ENOMEM));
    }
    NonNull::new(place.cast()).ok_or(Errno(libc::ENOMEM))
}

/// munmap(2) of what [`reserve`] gave.
///
/// # Safety
/// `place` and `len` must be of one `reserve`, and nothing uses the bytes afterwards.
pub unsafe fn release(place: NonNull<u8>, len: usize) {
    // SAFETY: by contract.
    unsafe { libc::munmap(place.as_ptr().cast(), len) };
}
