//! The ini settings: what PHP calls when one changes. Their values are this thread's state.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_int, c_void};

use crate::socket::{resource, state};
use crate::zend::{Str, ini, sys};

/// `sockets.handles` in words, for phpinfo().
pub fn handles() -> &'static CStr {
    if resource::wanted() {
        c"resource"
    } else {
        c"object"
    }
}

/// PHP calls this whenever `sockets.handles` changes; a value we do not know is refused
/// and the old one kept.
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
    if value.is_null() {
        return sys::ZEND_RESULT_CODE_FAILURE;
    }
    // SAFETY: Zend passes a live string.
    let text = unsafe { Str::borrowed(value) };
    let on = match text.as_bytes() {
        b"object" => false,
        b"resource" => true,
        _ => return sys::ZEND_RESULT_CODE_FAILURE,
    };
    resource::set_wanted(on);
    // Types of arguments name the classes; the resources are our own affair. Never
    // turned back on: resources outlive the setting.
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
    unsafe { (*state::globals()).restarts = restarts }
    sys::ZEND_RESULT_CODE_SUCCESS
}
