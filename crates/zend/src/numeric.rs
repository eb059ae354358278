//! Conversions to numbers as PHP does them.

#[cfg(not(php85))]
use super::error::exception_pending;
use super::error::{self, Result, Thrown};
use super::string::Str;
use super::zval::Local;
use super::{Val, sys};

/// `(int) $v`. May run user code (an error handler, an object's cast).
#[cfg(not(php85))]
pub fn cast_long(v: Val<'_>) -> Result<i64> {
    // SAFETY: a live zval; we keep no pointer across user code.
    let l = unsafe { sys::zval_get_long_func(v.deref().as_ptr(), false) };
    if exception_pending() {
        return Err(Thrown::pending());
    }
    Ok(l)
}

/// The integer that an arithmetic operator would use for `v`; None if it would throw, or if an
/// error handler has thrown. May run user code.
#[cfg(php85)]
pub fn strict_long(v: Val<'_>) -> Option<i64> {
    let mut failed = false;
    // SAFETY: as above.
    let l = unsafe { sys::zval_try_get_long(v.deref().as_ptr(), &raw mut failed) };
    (!failed).then_some(l)
}

/// The number that the whole of `text` is in PHP's sense; a float is cut to an integer as a cast
/// does it. None if the text is not numeric.
pub fn to_long(text: Str<'_>) -> Option<i64> {
    let bytes = text.as_bytes();
    let mut long: sys::zend_long = 0;
    let mut double = 0.0;
    // SAFETY: the string ends in a NUL, which Zend relies on; two places for results.
    let kind = unsafe {
        sys::_is_numeric_string_ex(
            bytes.as_ptr().cast(),
            bytes.len(),
            &raw mut long,
            &raw mut double,
            false,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
        )
    };
    match u32::from(kind) {
        sys::IS_LONG => Some(long),
        sys::IS_DOUBLE => Some(double_to_long(double)),
        _ => None,
    }
}

/// A float cast to an integer. May run the error handler on versions that warn.
pub fn double_to_long(double: f64) -> i64 {
    // SAFETY: the place is writable.
    let mut v = Local::new(|v| unsafe {
        (*v).value.dval = double;
        (*v).u1.type_info = sys::IS_DOUBLE;
    });
    // SAFETY: an initialised zval.
    unsafe { sys::zval_get_long_func(v.as_ptr(), false) }
}

/// The integer that the whole of `text` is in PHP's sense (white space around it, a sign). None if
/// it is not numeric, a float, or out of range.
pub fn as_integer(text: &[u8]) -> Option<i64> {
    let space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C);
    let start = text.iter().position(|b| !space(b))?;
    let end = text.iter().rposition(|b| !space(b))?;
    std::str::from_utf8(text.get(start..=end)?)
        .ok()?
        .parse()
        .ok()
}

/// A PHP integer cut to a C `int`.
#[inline(always)]
pub fn c_int(value: i64) -> libc::c_int {
    value as libc::c_int
}

/// Argument `n` as a C `int`; a ValueError if it is out of range.
#[inline(always)]
pub fn int_argument(value: i64, n: u32) -> Result<libc::c_int> {
    if i64::from(c_int(value)) != value {
        return Err(no_int(n));
    }
    Ok(c_int(value))
}

#[cold]
#[inline(never)]
fn no_int(n: u32) -> Thrown {
    error::argument_value(n, c"must be between -2147483648 and 2147483647")
}
