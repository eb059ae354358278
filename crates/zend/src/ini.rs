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

/// A setting's text as php.ini means it: on, yes, true and numbers but 0.
///
/// # Safety
/// To be called by an [`OnModify`], with the string that Zend passes.
pub unsafe fn parse_bool(value: *mut sys::zend_string) -> bool {
    // SAFETY: by contract a live string, or null for none.
    !value.is_null() && unsafe { sys::zend_ini_parse_bool(value) }
}

/// Whether this process may have compiled PHP code to machine code, which trusts the
/// types it was told. A setting of "off" can change while the process lives, so only
/// what can't counts as no.
pub fn jit_possible() -> bool {
    const SIZE: &CStr = c"opcache.jit_buffer_size";
    // Not the value from before ini_set().
    #[cfg(not(php86))]
    const CURRENT: c_int = 0;
    #[cfg(php86)]
    const CURRENT: bool = false;
    const MODE: &CStr = c"opcache.jit";
    // SAFETY: names with their lengths; both answer for unknown names too, with 0 and
    // null. The text is Zend's own and read at once.
    unsafe {
        if sys::zend_ini_long(SIZE.as_ptr(), SIZE.count_bytes(), CURRENT) == 0 {
            return false;
        }
        let mode = sys::zend_ini_string(MODE.as_ptr(), MODE.count_bytes(), CURRENT);
        mode.is_null() || CStr::from_ptr(mode) != c"disable"
    }
}
