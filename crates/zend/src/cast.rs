//! PHP's conversions: the casts `(int)`, `(bool)` and `(string)`, numbers in strings, the fields of
//! arrays and objects. A cast may run user code (`__toString`, an error handler), which may change
//! the array or object that held the value: look values up again after one.

use std::ffi::CStr;

use super::array::{Array, Hold};
use super::error::{self, Result, Thrown, exception_pending};
use super::string::{OwnedStr, Str};
use super::sys;
use super::zval::{IS_INDIRECT, Local, Val};

/// `(int)$v`.
#[inline]
pub fn to_long(v: Val<'_>) -> Result<i64> {
    match v.as_long() {
        Some(l) => Ok(l),
        None => to_long_slow(v),
    }
}

#[cold]
#[inline(never)]
fn to_long_slow(v: Val<'_>) -> Result<i64> {
    // SAFETY: the zval is alive; Zend does not read it after user code has run.
    let l = unsafe { sys::zval_get_long_func(v.deref().as_ptr(), false) };
    if exception_pending() {
        return Err(Thrown::pending());
    }
    Ok(l)
}

/// `(bool)$v`.
pub fn to_bool(v: Val<'_>) -> Result<bool> {
    if let Some(b) = v.as_bool() {
        return Ok(b);
    }
    // SAFETY: as for integers. An int up to PHP 8.2, a bool later.
    let b = unsafe { sys::zend_is_true(v.deref().as_ptr()) };
    if exception_pending() {
        return Err(Thrown::pending());
    }
    #[cfg(php83)]
    return Ok(b);
    #[cfg(not(php83))]
    Ok(b != 0)
}

/// `(string)$v`, with a count of its own so that it survives user code.
pub fn to_string(v: Val<'_>) -> Result<OwnedStr> {
    let text = OwnedStr::of(v)?;
    // A handler that threw at "Array to string conversion".
    if exception_pending() {
        return Err(Thrown::pending());
    }
    Ok(text)
}

/// The integer that an arithmetic operator would use for `v`; None if it would throw, or if an
/// error handler has thrown. May run user code.
#[cfg(php85)]
pub fn strict_long(v: Val<'_>) -> Option<i64> {
    let mut failed = false;
    // SAFETY: a live zval; we keep no pointer across user code.
    let l = unsafe { sys::zval_try_get_long(v.deref().as_ptr(), &raw mut failed) };
    (!failed).then_some(l)
}

/// The number that the whole of `text` is in PHP's sense; a float is cut to an integer as a cast
/// does it. None if the text is not numeric.
pub fn numeric_string(text: Str<'_>) -> Option<i64> {
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
pub fn integer_string(text: &[u8]) -> Option<i64> {
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

/// The fields of an array or an object, with a count on the table.
pub struct Fields<'f> {
    table: Array<'f>,
    _hold: Hold,
}

impl<'f> Fields<'f> {
    /// None if `v` is neither an array nor an object.
    pub fn of(v: Val<'f>) -> Option<Self> {
        let v = v.deref();
        if let Some(table) = v.as_array() {
            return Some(Self {
                table,
                _hold: table.hold(),
            });
        }
        let object = v.as_object()?;
        #[cfg(php84)]
        let object = initialised(object)?;
        // SAFETY: a live object, in a zval that only lends it; the table is returned with a count,
        // which the hold takes over.
        unsafe {
            let mut lent = Local::new(|slot| super::object::store(slot, object));
            let ht = sys::zend_get_properties_for(
                lent.as_ptr(),
                sys::_zend_prop_purpose_ZEND_PROP_PURPOSE_ARRAY_CAST,
            );
            (!ht.is_null()).then(|| Self {
                table: Array::new(ht),
                _hold: Hold::owning(ht),
            })
        }
    }

    /// The current value of the field `key`, references followed: user code may have changed it
    /// since the last read.
    pub fn get(&self, key: &CStr) -> Option<Val<'_>> {
        let v = self.table.get(key)?;
        if v.tag() != IS_INDIRECT {
            return Some(v);
        }
        // SAFETY: the tag says so; it points to a property slot of the object, which its
        // holder keeps alive.
        let slot = unsafe { Val::new((*v.as_ptr()).value.zv) };
        (!slot.is_undef()).then(|| slot.deref())
    }
}

/// Initialises a lazy object, which a plain cast would not do: returns the object itself, or the
/// real instance of a proxy. None if the initialiser threw.
#[cfg(php84)]
fn initialised(object: *mut sys::zend_object) -> Option<*mut sys::zend_object> {
    // SAFETY: a live object, which the caller's argument holds; a proxy holds its instance.
    unsafe {
        if (*object).extra_flags & (sys::IS_OBJ_LAZY_UNINITIALIZED | sys::IS_OBJ_LAZY_PROXY) == 0 {
            return Some(object);
        }
        let instance = sys::zend_lazy_object_init(object);
        (!instance.is_null()).then_some(instance)
    }
}
