//! A borrowed zval: type tests and reads without conversions.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use super::array::Array;
use super::object::{self, Class};
use super::same::RawValue;
use super::string::Str;
use super::sys;

pub(super) const IS_UNDEF: u8 = sys::IS_UNDEF as u8;
pub(super) const IS_NULL: u8 = sys::IS_NULL as u8;
pub(super) const IS_FALSE: u8 = sys::IS_FALSE as u8;
pub(super) const IS_TRUE: u8 = sys::IS_TRUE as u8;
pub(super) const IS_LONG: u8 = sys::IS_LONG as u8;
pub(super) const IS_DOUBLE: u8 = sys::IS_DOUBLE as u8;
pub(super) const IS_STRING: u8 = sys::IS_STRING as u8;
pub(super) const IS_ARRAY: u8 = sys::IS_ARRAY as u8;
pub(super) const IS_OBJECT: u8 = sys::IS_OBJECT as u8;
pub(super) const IS_RESOURCE: u8 = sys::IS_RESOURCE as u8;
pub(super) const IS_REFERENCE: u8 = sys::IS_REFERENCE as u8;
pub(super) const IS_INDIRECT: u8 = sys::IS_INDIRECT as u8;

/// A zval that its holder (call frame, array, reference) keeps alive for `'f`.
#[derive(Clone, Copy)]
pub struct Val<'f> {
    p: *mut sys::zval,
    _holder: PhantomData<&'f sys::zval>,
}

impl<'f> Val<'f> {
    /// # Safety
    /// `p` must point to an initialised zval that outlives `'f`.
    #[inline(always)]
    pub unsafe fn new(p: *mut sys::zval) -> Self {
        Self {
            p,
            _holder: PhantomData,
        }
    }

    #[inline(always)]
    pub fn as_ptr(self) -> *mut sys::zval {
        self.p
    }

    #[inline(always)]
    pub(super) fn tag(self) -> u8 {
        // SAFETY: `p` is an initialised zval (contract of `new`).
        unsafe { (*self.p).u1.v.type_ }
    }

    #[inline(always)]
    pub fn is_reference(self) -> bool {
        self.tag() == IS_REFERENCE
    }

    /// The value behind a PHP reference, or the value itself.
    #[inline(always)]
    pub fn deref(self) -> Self {
        if self.tag() == IS_REFERENCE {
            // SAFETY: the tag says that the reference member is the live one; the
            // reference is kept alive by the zval that holds it.
            unsafe { Self::new(&raw mut (*(*self.p).value.ref_).val) }
        } else {
            self
        }
    }

    #[inline]
    pub(super) fn is_undef(self) -> bool {
        self.tag() == IS_UNDEF
    }

    #[inline]
    pub fn is_null(self) -> bool {
        self.tag() <= IS_NULL
    }

    #[inline]
    pub fn as_long(self) -> Option<i64> {
        // SAFETY: the tag says that the integer member is the live one.
        (self.tag() == IS_LONG).then(|| unsafe { (*self.p).value.lval })
    }

    #[inline]
    pub fn as_bool(self) -> Option<bool> {
        match self.tag() {
            IS_TRUE => Some(true),
            IS_FALSE => Some(false),
            _ => None,
        }
    }

    #[inline]
    pub fn as_str(self) -> Option<Str<'f>> {
        // SAFETY: the tag says that the string member is the live one, and the
        // holder of the zval holds a count on the string.
        (self.tag() == IS_STRING).then(|| unsafe { Str::new((*self.p).value.str_) })
    }

    #[inline]
    pub fn as_array(self) -> Option<Array<'f>> {
        // SAFETY: as for strings.
        (self.tag() == IS_ARRAY).then(|| unsafe { Array::new((*self.p).value.arr) })
    }

    #[inline(always)]
    pub fn as_object(self) -> Option<*mut sys::zend_object> {
        // SAFETY: the tag says that the object member is the live one.
        (self.tag() == IS_OBJECT).then(|| unsafe { (*self.p).value.obj })
    }

    /// Its object, if it is of exactly this class (ours are final).
    #[inline(always)]
    pub fn as_instance(self, class: &Class) -> Option<*mut sys::zend_object> {
        // SAFETY: the tag says that the object member is the live one, and the zval's holder
        // keeps the object alive.
        unsafe {
            if self.tag() != IS_OBJECT || !object::is_instance((*self.p).value.obj, class) {
                return None;
            }
            Some((*self.p).value.obj)
        }
    }

    #[inline]
    pub fn as_resource(self) -> Option<*mut sys::zend_resource> {
        // SAFETY: the tag says that the resource member is the live one.
        (self.tag() == IS_RESOURCE).then(|| unsafe { (*self.p).value.res })
    }

    /// Value and type as they are in memory.
    #[inline]
    pub fn raw_value(self) -> RawValue {
        // SAFETY: a zval is its value's eight bytes, then its type.
        unsafe { [*self.p.cast::<u64>(), u64::from((*self.p).u1.type_info)] }
    }

    pub fn as_double(self) -> Option<f64> {
        // SAFETY: the tag says that the float member is the live one.
        (self.tag() == IS_DOUBLE).then(|| unsafe { (*self.p).value.dval })
    }
}

/// Adds a count to whatever refcounted value `p` holds.
///
/// # Safety
/// `p` must be an initialised zval.
#[inline(always)]
pub(super) unsafe fn add_ref(p: *mut sys::zval) {
    // SAFETY: type flags say whether the counted member is live.
    unsafe {
        if (*p).u1.v.type_flags != 0 {
            (*(*p).value.counted).gc.refcount += 1;
        }
    }
}

/// Copies `src` into the uninitialised slot `dst` with a count of its own.
///
/// # Safety
/// `src` must be an initialised zval, `dst` writable.
#[inline(always)]
pub unsafe fn copy(dst: *mut sys::zval, src: *mut sys::zval) {
    // SAFETY: plain member copies as ZVAL_COPY does; u2 belongs to the slot.
    unsafe {
        (*dst).value = (*src).value;
        (*dst).u1.type_info = (*src).u1.type_info;
        add_ref(dst);
    }
}

/// A zval on our own stack, with a count on its value. ext-php-rs's `zval` would release that on
/// drop; this never does, so moving the value elsewhere is a plain copy.
pub struct Local(MaybeUninit<sys::zval>);

impl Local {
    /// `fill` must set type and value.
    #[inline(always)]
    pub(super) fn new(fill: impl FnOnce(*mut sys::zval)) -> Self {
        let mut v = MaybeUninit::<sys::zval>::zeroed();
        fill(v.as_mut_ptr());
        Self(v)
    }

    #[inline(always)]
    pub(super) fn of_type(type_info: u32) -> Self {
        // SAFETY: the place is writable.
        Self::new(|v| unsafe { (*v).u1.type_info = type_info })
    }

    #[inline(always)]
    pub(super) fn long(l: i64) -> Self {
        // SAFETY: the place is writable.
        Self::new(|v| unsafe {
            (*v).value.lval = l;
            (*v).u1.type_info = sys::IS_LONG;
        })
    }

    /// An object, with a count of its own.
    ///
    /// # Safety
    /// `object` must be alive.
    pub unsafe fn object(object: *mut sys::zend_object) -> Self {
        // SAFETY: by contract; the place is writable.
        Self::new(|v| unsafe {
            super::object::store(v, object);
            add_ref(v);
        })
    }

    /// Moves the value, with its count, out of `place`.
    ///
    /// # Safety
    /// `place` must be initialised; its old value must not be used again.
    #[inline(always)]
    pub unsafe fn taken_from(place: *mut sys::zval) -> Self {
        // SAFETY: by contract.
        Self::new(|v| unsafe { v.copy_from_nonoverlapping(place, 1) })
    }

    /// A copy of the value in `place`, with a count of its own.
    ///
    /// # Safety
    /// `place` must be initialised.
    pub unsafe fn copy_of(place: *mut sys::zval) -> Self {
        // SAFETY: by contract; the new place is writable.
        Self::new(|v| unsafe { copy(v, place) })
    }

    #[inline(always)]
    pub fn as_ptr(&mut self) -> *mut sys::zval {
        self.0.as_mut_ptr()
    }

    /// Releases the count.
    #[inline]
    pub fn release(mut self) {
        // SAFETY: initialised by `new`; the count is ours.
        unsafe { sys::zval_ptr_dtor(self.as_ptr()) }
    }
}
