//! Network interfaces by name and by index.

use core::ffi::CStr;

use crate::errno::Errno;

/// Room for an interface name with its NUL.
pub const IFNAMSIZ: usize = libc::IF_NAMESIZE;

/// [if_nametoindex(3)](https://man7.org/linux/man-pages/man3/if_nametoindex.3.html). Never
/// returns 0.
pub fn name_to_index(name: &CStr) -> Result<u32, Errno> {
    // SAFETY: the name is terminated.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => Err(Errno::last()),
        index => Ok(index),
    }
}

/// [if_indextoname(3)](https://man7.org/linux/man-pages/man3/if_indextoname.3.html).
pub fn index_to_name(index: u32, buf: &mut [u8; IFNAMSIZ]) -> Result<&CStr, Errno> {
    // SAFETY: `buf` has the room that the call asks for.
    if unsafe { libc::if_indextoname(index, buf.as_mut_ptr().cast()) }.is_null() {
        return Err(Errno::last());
    }
    CStr::from_bytes_until_nul(buf).map_err(|_| Errno::ENXIO)
}
