//! PHP's casts: `(int)`, `(bool)`, `(string)`, and the fields of arrays and objects. A cast may run
//! user code (`__toString`, an error handler), which may change the array or object that held the
//! value: look values up again after one.

use std::ffi::CStr;

use super::array::{Array, Hold};
use super::error::{Result, Thrown, exception_pending};
use super::string::OwnedStr;
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
