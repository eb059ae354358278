//! INI entries.

use std::ffi::{CStr, c_int, c_void};
use std::ptr;

use super::sys;

/// Called by PHP when a value is set; FAILURE keeps the old value.
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

/// A setting's text as a bool, as in php.ini: on, yes, true and numbers other than 0.
///
/// # Safety
/// To be called by an [`OnModify`], with the string that Zend passes.
pub unsafe fn parse_bool(value: *mut sys::zend_string) -> bool {
    // SAFETY: by contract a live string, or null for none.
    !value.is_null() && unsafe { sys::zend_ini_parse_bool(value) }
}

/// Whether opcache's optimizer may have compiled the running code, relying on declared types. A
/// script can turn opcache off but not on, and code compiled before stays: so the initial settings
/// count, not those of ini_set().
pub fn optimizer_possible() -> bool {
    // SAFETY: PHP sets its server interface before it loads modules; the name is static.
    let sapi = unsafe { CStr::from_ptr(sys::sapi_module.name) };
    let needs_more = sapi == c"cli" || sapi == c"phpdbg";
    at_start(c"opcache.enable") && (!needs_more || at_start(c"opcache.enable_cli"))
}

fn at_start(name: &CStr) -> bool {
    #[cfg(not(php86))]
    const ORIGINAL: c_int = 1;
    #[cfg(php86)]
    const ORIGINAL: bool = true;
    // SAFETY: a name with its length; unknown ones are 0.
    unsafe { sys::zend_ini_long(name.as_ptr(), name.count_bytes(), ORIGINAL) != 0 }
}
