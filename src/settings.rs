//! The ini settings beside `sockets.handles`: close-on-exec, and what signals do.

use std::ffi::{c_int, c_void};

use crate::abi;
use crate::zend::{Str, ini, sys};

/// SOCK_CLOEXEC where `sockets.cloexec` asks for it: every descriptor that is made or received
/// is close-on-exec then.
#[inline(always)]
pub fn cloexec() -> bool {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*abi::globals()).cloexec }
}

/// The same as a flag for a socket's type.
#[inline(always)]
pub fn type_flag() -> c_int {
    if cloexec() { libc::SOCK_CLOEXEC } else { 0 }
}

/// Whether `sockets.interrupted` is `restart`.
#[inline(always)]
pub fn restarts() -> bool {
    // SAFETY: as above.
    unsafe { (*abi::globals()).restarts }
}

/// PHP calls this whenever `sockets.cloexec` changes.
///
/// # Safety
/// To be called by Zend's INI code.
pub unsafe extern "C" fn on_cloexec(
    _entry: *mut sys::zend_ini_entry,
    value: *mut sys::zend_string,
    _: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
    _stage: c_int,
) -> c_int {
    // SAFETY: by contract; also while the module starts, after GINIT.
    unsafe { (*abi::globals()).cloexec = ini::parse_bool(value) }
    sys::ZEND_RESULT_CODE_SUCCESS
}

/// The same for `sockets.interrupted`; a value we do not know is refused and the old one kept.
///
/// # Safety
/// To be called by Zend's INI code.
pub unsafe extern "C" fn on_interrupted(
    _entry: *mut sys::zend_ini_entry,
    value: *mut sys::zend_string,
    _: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
    _stage: c_int,
) -> c_int {
    if value.is_null() {
        return sys::ZEND_RESULT_CODE_FAILURE;
    }
    // SAFETY: Zend passes a live string.
    let restarts = match unsafe { Str::borrowed(value) }.as_bytes() {
        b"fail" => false,
        b"restart" => true,
        _ => return sys::ZEND_RESULT_CODE_FAILURE,
    };
    // SAFETY: as above.
    unsafe { (*abi::globals()).restarts = restarts }
    sys::ZEND_RESULT_CODE_SUCCESS
}
