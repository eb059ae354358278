//! Failure as PHP code sees it: the two error slots (one per socket, one per
//! request), the texts, and whether to warn. Nothing else knows these rules.
//! A warning runs the user's error handler: re-read any fd after calling this.

use std::ffi::{CStr, c_int};

use netos::errno::Errno;

use crate::abi;
use crate::handle::Sock;
use crate::zend::error;

/// Failed name lookups are reported as `-10000 - h_errno`.
const HOST_ERROR_BASE: c_int = -10000;

/// The request's last error.
pub fn last_error() -> c_int {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*abi::globals()).last_error }
}

pub fn set_last_error(code: c_int) {
    // SAFETY: as above.
    unsafe { (*abi::globals()).last_error = code }
}

/// Notes the error in both slots, and warns unless it only says "not yet".
#[cold]
#[inline(never)]
pub fn failure(sock: Sock<'_>, what: &CStr, e: Errno) {
    failure_code(sock, what, e.0);
}

/// The same for a code that may be a host-lookup failure.
#[cold]
#[inline(never)]
pub fn failure_code(sock: Sock<'_>, what: &CStr, code: c_int) {
    sock.set_error(code);
    set_last_error(code);
    if !Errno(code).is_would_block() {
        error::warning_code(what, code, text_of(code));
    }
}

/// Notes the error in both slots without a word.
#[inline]
pub fn quiet(sock: Sock<'_>, e: Errno) {
    sock.set_error(e.0);
    set_last_error(e.0);
}

/// For failures that have no socket: the request's slot, and always a warning.
#[cold]
#[inline(never)]
pub fn failure_without_socket(what: &CStr, e: Errno) {
    set_last_error(e.0);
    error::warning_code(what, e.0, text_of(e.0));
}

/// The text for an errno or a host-lookup code, until the next call on this thread.
pub fn text_of(code: c_int) -> &'static CStr {
    if code < HOST_ERROR_BASE {
        // INT_MIN has no positive twin; it names no known resolver error either way.
        let h = code.checked_neg().map_or(c_int::MAX, |c| c + HOST_ERROR_BASE);
        return netos::errno::hstrerror(h);
    }
    netos::errno::strerror(code)
}
