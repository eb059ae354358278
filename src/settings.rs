//! The ini settings: the functions that PHP calls when one changes. The values are kept per
//! thread (`socket::state`).

#![allow(unsafe_code)]

use std::ffi::{CStr, c_int, c_void};

use crate::socket::{resource, state};
use crate::zend::{Str, ini, sys};

/// The value of `sockets.handles`, for phpinfo().
pub fn handles() -> &'static CStr {
    if resource::wanted() {
        c"resource"
    } else {
        c"object"
    }
}

/// Whether a setting is the word `on`; None if it is neither word.
///
/// # Safety
/// `value` must be null or a live string.
unsafe fn choice(value: *mut sys::zend_string, off: &[u8], on: &[u8]) -> Option<bool> {
    if value.is_null() {
        return None;
    }
    // SAFETY: by contract.
    let text = unsafe { Str::borrowed(value) }.as_bytes();
    (text == off || text == on).then_some(text == on)
}

/// PHP calls this whenever `sockets.handles` changes. An unknown value is refused, and the old
/// one stays.
///
/// # Safety
/// To be called by Zend's INI code.
pub unsafe extern "C" fn on_handles(
    _entry: *mut sys::zend_ini_entry,
    value: *mut sys::zend_string,
    _: *mut c_void,
    _: *mut c_void,
    _: *mut c_void,
    _stage: c_int,
) -> c_int {
    // SAFETY: by contract.
    let Some(on) = (unsafe { choice(value, b"object", b"resource") }) else {
        return sys::ZEND_RESULT_CODE_FAILURE;
    };
    resource::set_wanted(on);
    // The argument types name classes, and the debug engine would reject resources. This stays
    // off when the setting changes back: resources may still exist.
    #[cfg(php_debug)]
    if on {
        crate::zend::table::check_argument_types(&crate::tables::FUNCTIONS.0, false);
    }
    sys::ZEND_RESULT_CODE_SUCCESS
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
    unsafe { (*state::globals()).cloexec = ini::parse_bool(value) }
    sys::ZEND_RESULT_CODE_SUCCESS
}

/// The same for `sockets.interrupted`. An unknown value is refused, and the old one stays.
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
    // SAFETY: by contract.
    let Some(restarts) = (unsafe { choice(value, b"fail", b"restart") }) else {
        return sys::ZEND_RESULT_CODE_FAILURE;
    };
    // SAFETY: as above.
    unsafe { (*state::globals()).restarts = restarts }
    sys::ZEND_RESULT_CODE_SUCCESS
}
