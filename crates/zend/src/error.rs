//! Raises exceptions and warnings with PHP's own texts.

use std::ffi::{CStr, c_int};
use std::io::Write;

use super::sys;

/// Proof that an exception is pending: return it up to the trampoline.
#[derive(Debug, Clone, Copy)]
pub struct Thrown(());

pub type Result<T> = std::result::Result<T, Thrown>;

impl Thrown {
    /// For callers after a Zend call that always throws.
    #[inline]
    pub(super) fn pending() -> Self {
        Thrown(())
    }
}

/// After a Zend call that has thrown by itself.
pub fn thrown_by_zend() -> Thrown {
    Thrown::pending()
}

/// Whether an exception is pending.
#[inline]
pub fn exception_pending() -> bool {
    // SAFETY: the executor globals of this thread are alive while a request runs.
    unsafe { !(*executor_globals()).exception.is_null() }
}

#[inline]
pub(super) fn executor_globals() -> *mut sys::zend_executor_globals {
    #[cfg(not(php_zts))]
    {
        &raw mut sys::executor_globals
    }
    #[cfg(php_zts)]
    // SAFETY: called on a thread that PHP has set up.
    unsafe {
        sys::ext_php_rs_executor_globals()
    }
}

/// `fn(): Argument #n ($name) <text>`, as a ValueError.
#[cold]
#[inline(never)]
pub fn argument_value(n: u32, text: &CStr) -> Thrown {
    // SAFETY: text goes through "%s", never as a format.
    unsafe { sys::zend_argument_value_error(n, c"%s".as_ptr(), text.as_ptr()) };
    Thrown::pending()
}

/// The same as a TypeError.
#[cold]
#[inline(never)]
pub fn argument_type(n: u32, text: &CStr) -> Thrown {
    // SAFETY: as above.
    unsafe { sys::zend_argument_type_error(n, c"%s".as_ptr(), text.as_ptr()) };
    Thrown::pending()
}

/// The same as a plain Error.
#[cold]
#[inline(never)]
pub fn argument_error(n: u32, text: &CStr) -> Thrown {
    // SAFETY: as above; a null class means Error.
    unsafe {
        sys::zend_argument_error(std::ptr::null_mut(), n, c"%s".as_ptr(), text.as_ptr());
    }
    Thrown::pending()
}

/// `Argument #n ($name) <before><type of the value><after>`, as a TypeError.
#[cold]
#[inline(never)]
pub fn argument_type_given(n: u32, before: &CStr, given: super::Val<'_>, after: &CStr) -> Thrown {
    // SAFETY: all parts go through "%s".
    unsafe {
        sys::zend_argument_type_error(
            n,
            c"%s%s%s".as_ptr(),
            before.as_ptr(),
            value_name(given).as_ptr(),
            after.as_ptr(),
        );
    }
    Thrown::pending()
}

/// `Argument #n ($name) <text>, <type of the value> given`, as a TypeError.
#[cold]
#[inline(never)]
pub fn argument_type_of(n: u32, text: [&CStr; 4], given: super::Val<'_>) -> Thrown {
    let [a, b, c, d] = text.map(CStr::as_ptr);
    // SAFETY: all parts go through "%s".
    unsafe {
        let name = value_name(given).as_ptr();
        sys::zend_argument_type_error(n, c"%s%s%s%s, %s given".as_ptr(), a, b, c, d, name);
    }
    Thrown::pending()
}

/// This PHP version's name for a value's type in "X given".
pub fn value_name(v: super::Val<'_>) -> &'static CStr {
    // SAFETY: both return static or class-entry-held text; the zval is alive.
    unsafe {
        #[cfg(php83)]
        let text = sys::zend_zval_value_name(v.as_ptr());
        #[cfg(not(php83))]
        let text = sys::zend_zval_type_name(v.as_ptr());
        CStr::from_ptr(text)
    }
}

/// A ValueError with exactly this text (no function prefix is added).
#[cold]
#[inline(never)]
pub fn value_error(text: &CStr) -> Thrown {
    // SAFETY: text goes through "%s".
    unsafe { sys::zend_value_error(c"%s".as_ptr(), text.as_ptr()) };
    Thrown::pending()
}

/// The same with two numbers in it.
#[cold]
#[inline(never)]
pub fn value_error_numbers(before: &CStr, a: i64, between: &CStr, b: i64, after: &CStr) -> Thrown {
    // SAFETY: the arguments match the format; texts go through "%s".
    unsafe {
        sys::zend_value_error(
            c"%s%lld%s%lld%s".as_ptr(),
            before.as_ptr(),
            a,
            between.as_ptr(),
            b,
            after.as_ptr(),
        );
    }
    Thrown::pending()
}

/// An Error with no argument in it.
#[cold]
#[inline(never)]
pub fn error(text: &CStr) -> Thrown {
    // SAFETY: text goes through "%s"; a null class means Error.
    unsafe { sys::zend_throw_error(std::ptr::null_mut(), c"%s".as_ptr(), text.as_ptr()) };
    Thrown::pending()
}

/// `fn() expects exactly ...`, the error of WRONG_PARAM_COUNT.
#[cold]
#[inline(never)]
pub fn wrong_param_count() -> Thrown {
    // SAFETY: throws for the function that is running.
    unsafe { sys::zend_wrong_param_count() };
    Thrown::pending()
}

/// An ArgumentCountError with exactly this text.
#[cold]
#[inline(never)]
pub fn argument_count_error(text: &CStr) -> Thrown {
    // SAFETY: text goes through "%s".
    unsafe { sys::zend_argument_count_error(c"%s".as_ptr(), text.as_ptr()) };
    Thrown::pending()
}

/// `fn(): <text>` at E_WARNING. Runs the user's error handler.
#[cold]
#[inline(never)]
pub fn warning(text: &CStr) {
    // SAFETY: text goes through "%s".
    unsafe {
        sys::php_error_docref(
            std::ptr::null(),
            sys::E_WARNING as c_int,
            c"%s".as_ptr(),
            text.as_ptr(),
        );
    }
}

/// `fn(): <text> [code]: <reason>` at E_WARNING. Runs the user's error handler.
#[cold]
#[inline(never)]
pub fn warning_code(text: &CStr, code: c_int, reason: &CStr) {
    // SAFETY: the arguments match the format; texts go through "%s".
    unsafe {
        sys::php_error_docref(
            std::ptr::null(),
            sys::E_WARNING as c_int,
            c"%s [%d]: %s".as_ptr(),
            text.as_ptr(),
            code,
            reason.as_ptr(),
        );
    }
}

/// `fn(): <before><quoted><after>` at E_WARNING.
#[cold]
#[inline(never)]
pub fn warning_quoting(before: &CStr, quoted: &CStr, after: &CStr) {
    // SAFETY: the arguments match the format.
    unsafe {
        sys::php_error_docref(
            std::ptr::null(),
            sys::E_WARNING as c_int,
            c"%s%s%s".as_ptr(),
            before.as_ptr(),
            quoted.as_ptr(),
            after.as_ptr(),
        );
    }
}

/// `fn(): <text>` at E_WARNING for a short formatted text, cut after 255 bytes.
/// Runs the user's error handler.
#[cold]
#[inline(never)]
pub fn warning_made(text: std::fmt::Arguments<'_>) {
    let mut buf = [0; 256];
    if let Some(room) = buf.get_mut(..255) {
        // Fails if the text is cut, which is intended.
        let _ = { room }.write_fmt(text);
    }
    if let Ok(text) = CStr::from_bytes_until_nul(&buf) {
        warning(text);
    }
}
