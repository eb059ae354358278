//! INI entries.

use std::ffi::{CStr, c_int, c_void};
use std::ptr;

use super::sys;

/// What PHP calls when a value is set; Err keeps the old value.
pub type OnModify = unsafe extern "C" fn(
    *mut sys::zend_ini_entry,
    *mut sys::zend_string,
    *mut c_void,
    *mut c_void,
    *mut c_void,
    c_int,
) -> c_int;

pub struct Entries<const N: usize>(pub [sys::zend_ini_entry_def; N]);
// SAFETY: immutable data with pointers to 'static text and code.
unsafe impl<const N: usize> Sync for Entries<N> {}

/// An entry that scripts, .htaccess and php.ini may set (PHP_INI_ALL).
pub const fn entry(
    name: &'static CStr,
    default: &'static CStr,
    on_modify: OnModify,
) -> sys::zend_ini_entry_def {
    sys::zend_ini_entry_def {
        name: name.as_ptr(),
        on_modify: Some(on_modify),
        mh_arg1: ptr::null_mut(),
        mh_arg2: ptr::null_mut(),
        mh_arg3: ptr::null_mut(),
        value: default.as_ptr(),
        displayer: None,
        value_length: default.count_bytes() as u32,
        name_length: name.count_bytes() as u16,
        modifiable: sys::PHP_INI_ALL as u8,
    }
}

pub const fn end() -> sys::zend_ini_entry_def {
    sys::zend_ini_entry_def {
        name: ptr::null(),
        on_modify: None,
        mh_arg1: ptr::null_mut(),
        mh_arg2: ptr::null_mut(),
        mh_arg3: ptr::null_mut(),
        value: ptr::null(),
        displayer: None,
        value_length: 0,
        name_length: 0,
        modifiable: 0,
    }
}
