//! phpinfo() output.

use std::ffi::CStr;

use super::sys;

/// A table of two columns.
pub fn table(rows: &[(&CStr, &CStr)]) {
    // SAFETY: the arguments match the column count; texts are NUL-terminated.
    unsafe {
        sys::php_info_print_table_start();
        for (name, value) in rows {
            sys::php_info_print_table_row(2, name.as_ptr(), value.as_ptr());
        }
        sys::php_info_print_table_end();
    }
}

/// The module's INI entries with their values.
///
/// # Safety
/// `module` must be the entry that phpinfo() passed.
pub unsafe fn ini_entries(module: *mut sys::zend_module_entry) {
    // SAFETY: by contract.
    unsafe { sys::display_ini_entries(module) }
}
