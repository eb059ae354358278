//! The C functions that the C extension's `.so` exports. Other extensions also use the globals
//! (`socket::state`) and `socket_ce`; event, ev, uv and swoole read a Socket's fields at the
//! offsets of `php_socket`.

#![allow(unsafe_code)]

use std::ffi::{c_char, c_int};

use crate::socket::class::php_socket;
use crate::socket::handle;
use crate::socket::report;

/// The text for an errno or a host-lookup code. The pointer is valid until the next
/// call on this thread.
#[unsafe(no_mangle)]
pub extern "C" fn sockets_strerror(error: c_int) -> *mut c_char {
    if error < report::HOST_ERROR_BASE {
        return report::host_text(error).as_ptr().cast_mut();
    }
    // SAFETY: strerror(3) takes any number; its text is valid until the next call
    // on this thread, as with the C extension.
    unsafe { libc::strerror(error) }
}

/// Makes `sock` (which holds no fd yet) a Socket over `fd`, taking family and
/// blocking mode from the kernel. False, with a warning, if that fails; the fd then
/// still belongs to the caller. PHP 8.2's header says int, later ones bool; an int of 0
/// or 1 is right for both.
///
/// # Safety
/// `sock` must point into a live Socket object of ours.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn socket_import_file_descriptor(fd: c_int, sock: *mut php_socket) -> c_int {
    // SAFETY: by contract.
    c_int::from(unsafe { handle::import_fd(fd, sock) })
}
