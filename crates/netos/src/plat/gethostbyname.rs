//! The plain gethostbyname(3), where its answer is per thread (the BSDs, macOS).

use core::ffi::{CStr, c_char, c_int};
use std::net::Ipv4Addr;

use crate::fault::HostError;

unsafe extern "C" {
    #[link_name = "h_errno"]
    static mut H_ERRNO: c_int;
    fn gethostbyname(name: *const c_char) -> *mut libc::hostent;
}

pub(super) fn h_errno() -> c_int {
    // SAFETY: an int of the C library, read by value.
    unsafe { H_ERRNO }
}

pub(super) fn gethostbyname_v4(name: &CStr) -> Result<Ipv4Addr, HostError> {
    // SAFETY: the name is terminated; the answer is null or an entry with its lists, in the
    // library's own per-thread memory until this thread's next call.
    unsafe {
        let Some(entry) = gethostbyname(name.as_ptr()).as_ref() else {
            return Err(HostError::Lookup(h_errno()));
        };
        if entry.h_addrtype != libc::AF_INET || entry.h_length != 4 {
            return Err(HostError::WrongFamily);
        }
        let first = *entry.h_addr_list;
        if first.is_null() {
            return Err(HostError::Lookup(h_errno()));
        }
        Ok(Ipv4Addr::from(first.cast::<[u8; 4]>().read_unaligned()))
    }
}
