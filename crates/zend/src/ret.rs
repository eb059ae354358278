//! The return slot of the function that is running.

use std::marker::PhantomData;

use super::array::NewArray;
use super::string::ReadyStr;
use super::sys;
use super::zval::{self, Val};

/// Holds NULL until something is returned.
pub struct Ret<'f> {
    slot: *mut sys::zval,
    _frame: PhantomData<&'f mut ()>,
}

impl Ret<'_> {
    /// # Safety
    /// `slot` must be the return slot that Zend gave, set to NULL.
    #[inline(always)]
    pub(super) unsafe fn new(slot: *mut sys::zval) -> Self {
        Self {
            slot,
            _frame: PhantomData,
        }
    }

    #[inline(always)]
    pub fn as_ptr(&mut self) -> *mut sys::zval {
        self.slot
    }

    #[inline(always)]
    pub fn bool(&mut self, b: bool) {
        // SAFETY: the slot is writable (contract). What it held is not freed: a function
        // returns one value.
        unsafe { (*self.slot).u1.type_info = if b { sys::IS_TRUE } else { sys::IS_FALSE } }
    }

    #[inline(always)]
    pub fn long(&mut self, l: i64) {
        // SAFETY: as above.
        unsafe {
            (*self.slot).value.lval = l;
            (*self.slot).u1.type_info = sys::IS_LONG;
        }
    }

    #[inline(always)]
    pub fn string(&mut self, s: ReadyStr) {
        // SAFETY: as above.
        unsafe { s.store(self.slot) }
    }

    pub fn array(&mut self, a: NewArray) {
        // SAFETY: as above.
        unsafe { a.store(self.slot) }
    }

    /// A copy of `v`, references followed.
    pub fn copy(&mut self, v: Val<'_>) {
        // SAFETY: the slot is writable, `v` initialised.
        unsafe { zval::copy(self.slot, v.deref().as_ptr()) }
    }
}
