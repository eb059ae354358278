//! `sockets.handles`: which face new handles take.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_int, c_void};

use super::resource;
use crate::zend::sys;

/// The setting in words, for phpinfo().
pub fn name() -> &'static CStr {
    if resource::wanted() {
        c"resource"
    } else {
        c"object"
    }
}

/// PHP calls this whenever the setting changes; a value we do not know is refused
/// and the old one kept.
///
/// # Safety
/// To be called by Zend's INI code.
pub unsafe extern "C" fn on_modify(
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
    let text = unsafe { crate::zend::Str::borrowed(value) };
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
