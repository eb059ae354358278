//! Zend's request allocator. All of these may end in a bailout when the memory
//! limit is hit; none of them returns NULL.

use std::ffi::c_void;

use super::sys;

#[inline]
pub fn alloc(size: usize) -> *mut c_void {
    // SAFETY: emalloc has no precondition.
    #[cfg(not(php_debug))]
    unsafe {
        sys::_emalloc(size)
    }
    // SAFETY: the debug allocator also records where it was called.
    #[cfg(php_debug)]
    unsafe {
        sys::_emalloc(size, FILE, line!(), std::ptr::null(), 0)
    }
}

/// # Safety
/// `block` must come from this module, and not be used again.
#[inline]
pub unsafe fn free(block: *mut c_void) {
    // SAFETY: by contract.
    #[cfg(not(php_debug))]
    unsafe {
        sys::_efree(block)
    }
    // SAFETY: as above.
    #[cfg(php_debug)]
    unsafe {
        sys::_efree(block, FILE, line!(), std::ptr::null(), 0)
    }
}

/// Makes a block smaller; its first `size` bytes are kept.
///
/// # Safety
/// `block` must come from `alloc` with at least `size` bytes.
#[inline]
pub unsafe fn shrink(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: by contract.
    #[cfg(not(php_debug))]
    unsafe {
        sys::_erealloc2(block, size, size)
    }
    // SAFETY: by contract.
    #[cfg(php_debug)]
    unsafe {
        sys::_erealloc2(block, size, size, FILE, line!(), std::ptr::null(), 0)
    }
}

/// The caller's place, for the debug allocator.
#[cfg(php_debug)]
pub(super) const FILE: *const std::ffi::c_char = c"sockets (Rust)".as_ptr();

/// Room for `count` values of `size` bytes; an overflow is PHP's fatal error.
pub fn alloc_array(count: usize, size: usize) -> *mut c_void {
    // SAFETY: safe_emalloc checks the product; at least one byte is asked for.
    #[cfg(not(php_debug))]
    unsafe {
        sys::_safe_emalloc(count, size, 1)
    }
    // SAFETY: as above.
    #[cfg(php_debug)]
    unsafe {
        sys::_safe_emalloc(count, size, 1, FILE, line!(), std::ptr::null(), 0)
    }
}

/// Room for `count` values of `size` bytes, with the contents of `block`, which must not be used
/// afterwards.
///
/// # Safety
/// `block` must come from this module, or be null.
pub unsafe fn realloc_array(block: *mut c_void, count: usize, size: usize) -> *mut c_void {
    // SAFETY: by contract; null is an empty block. The product is checked.
    #[cfg(not(php_debug))]
    unsafe {
        sys::_safe_erealloc(block, count, size, 0)
    }
    // SAFETY: as above.
    #[cfg(php_debug)]
    unsafe {
        sys::_safe_erealloc(block, count, size, 0, FILE, line!(), std::ptr::null(), 0)
    }
}
