//! By-reference arguments.

use std::marker::PhantomData;
use std::ptr::NonNull;

use super::array::{Held, NewArray};
use super::error::{Result, Thrown, exception_pending};
use super::string::{self, IS_STRING_EX, ReadyStr};
use super::sys;
use super::zval::{self, Local, Val};

/// A by-reference argument to assign to. The types of typed properties are checked; their TypeError
/// is returned as `Thrown`. Assigning frees the old value, which may run user code (a destructor);
/// the new value is in place by then.
#[derive(Clone, Copy)]
pub struct Out<'f> {
    slot: NonNull<sys::zval>,
    _holder: PhantomData<&'f sys::zval>,
}

impl<'f> Out<'f> {
    /// # Safety
    /// `slot` must be an initialised zval (normally a reference) that outlives `'f`.
    #[inline(always)]
    pub(super) unsafe fn new(slot: *mut sys::zval) -> Self {
        Self {
            // SAFETY: a zval is not at null (contract).
            slot: unsafe { NonNull::new_unchecked(slot) },
            _holder: PhantomData,
        }
    }

    /// The array in the variable, with a count of its own, since any assignment frees the old value.
    #[inline]
    pub fn held_array(self) -> Option<Held> {
        // SAFETY: initialised (contract of `new`), and counted before anything else happens.
        unsafe { Val::new(self.slot.as_ptr()) }
            .deref()
            .as_array()
            .map(Held::of)
    }

    /// Whether both are one variable.
    pub fn is_same(self, other: Out<'_>) -> bool {
        // SAFETY: both initialised (contract of `new`); their values are not read.
        let [place, other] =
            [self.slot, other.slot].map(|p| unsafe { Val::new(p.as_ptr()) }.deref());
        place.as_ptr() == other.as_ptr()
    }

    #[inline]
    pub fn is_array(self) -> bool {
        // SAFETY: initialised (contract of `new`).
        unsafe { Val::new(self.slot.as_ptr()) }
            .deref()
            .as_array()
            .is_some()
    }

    pub fn null(self) -> Result<()> {
        self.assign(Local::of_type(sys::IS_NULL))
    }

    #[inline]
    pub fn long(self, l: i64) -> Result<()> {
        self.assign(Local::long(l))
    }

    #[inline]
    pub fn bytes(self, bytes: &[u8]) -> Result<()> {
        if self.overwrite(bytes) {
            return Ok(());
        }
        self.string(ReadyStr::copy_of(bytes))
    }

    /// Writes `bytes` over the old string: possible if nothing else holds it and they fit, and not
    /// done if it would waste much of the block.
    #[inline]
    fn overwrite(self, bytes: &[u8]) -> bool {
        const WASTE: usize = 64;
        // SAFETY: the slot is initialised and its reference alive. Nothing else holds
        // the string, and its block has room for its old length.
        unsafe {
            let mut place = self.slot.as_ptr();
            if (*place).u1.v.type_ == zval::IS_REFERENCE {
                let reference = (*place).value.ref_;
                if !(*reference).sources.ptr.is_null() {
                    return false;
                }
                place = &raw mut (*reference).val;
            }
            if !is_unshared_string(place) {
                return false;
            }
            let old = (*place).value.str_;
            if bytes.len() > (*old).len || (*old).len - bytes.len() >= WASTE {
                return false;
            }
            string::rewrite(old, bytes);
        }
        true
    }

    /// Takes over the string's count.
    #[inline]
    pub fn string(self, s: ReadyStr) -> Result<()> {
        // SAFETY: the place is writable.
        self.assign(Local::new(|v| unsafe { s.store(v) }))
    }

    /// Takes over the array's count.
    pub fn array(self, a: NewArray) -> Result<()> {
        // SAFETY: the place is writable.
        self.assign(Local::new(|v| unsafe { a.store(v) }))
    }

    /// Assigns PHP's shared empty array.
    pub fn empty_array(self) -> Result<()> {
        // SAFETY: the place is writable; an immutable array carries no count.
        self.assign(Local::new(|v| unsafe {
            (*v).value.arr = (&raw const sys::zend_empty_array).cast_mut();
            (*v).u1.type_info = sys::IS_ARRAY;
        }))
    }

    /// Puts `v` (whose count it takes over) in place and then frees the old value.
    #[inline]
    fn assign(self, v: Local) -> Result<()> {
        // SAFETY: the slot is initialised and its reference alive; the old value is
        // moved out before it is freed, so user code run by that sees the new one.
        unsafe {
            let mut place = self.slot.as_ptr();
            if (*place).u1.v.type_ == zval::IS_REFERENCE {
                let reference = (*place).value.ref_;
                if !(*reference).sources.ptr.is_null() {
                    return assign_typed(reference, v);
                }
                place = &raw mut (*reference).val;
            }
            replace(place, v);
        }
        Ok(())
    }
}

/// Puts `v` (whose count it takes over) in place and then frees the old value: a
/// destructor that runs then sees the new one, and may assign again.
///
/// # Safety
/// `place` is an initialised zval, alive until the old value is freed.
#[inline(always)]
unsafe fn replace(place: *mut sys::zval, mut v: Local) {
    // SAFETY: by contract; nothing of the place is touched once user code can run.
    unsafe {
        let counted = (*place).u1.v.type_flags != 0;
        let mut old = Local::taken_from(place);
        (*place).value = (*v.as_ptr()).value;
        (*place).u1.type_info = (*v.as_ptr()).u1.type_info;
        if counted {
            if is_unshared_string(old.as_ptr()) {
                super::mm::free((*old.as_ptr()).value.str_.cast());
            } else {
                old.release();
            }
        }
    }
}

/// A counted, non-persistent string that nothing else holds: the usual case of a variable that
/// receives again and again.
#[inline]
unsafe fn is_unshared_string(v: *mut sys::zval) -> bool {
    // SAFETY: the caller passes an initialised zval with a counted value.
    unsafe {
        (*v).u1.type_info == IS_STRING_EX
            && (*(*v).value.str_).gc.refcount == 1
            && (*(*v).value.str_).gc.u.type_info & GC_PERSISTENT == 0
    }
}

/// IS_STR_PERSISTENT in the gc word.
const GC_PERSISTENT: u32 = 1 << 7;

#[cold]
#[inline(never)]
unsafe fn assign_typed(reference: *mut sys::zend_reference, mut v: Local) -> Result<()> {
    // Zend's assignment destroys the old value while it is still in the variable, so a destructor
    // that assigns again would destroy it twice: only Zend's type check is used.
    // SAFETY: the reference is alive in the frame. A value that the types refuse, or for
    // which a deprecation's handler threw, is still ours.
    unsafe {
        let strict = uses_strict_types();
        if !sys::zend_verify_ref_assignable_zval(reference, v.as_ptr(), strict) {
            v.release();
            return Err(Thrown::pending());
        }
        replace(&raw mut (*reference).val, v);
    }
    if exception_pending() {
        return Err(Thrown::pending());
    }
    Ok(())
}

/// ZEND_CALL_USES_STRICT_TYPES of the caller, as zend_try_assign_typed_ref has it.
unsafe fn uses_strict_types() -> bool {
    // SAFETY: a function is running, so there is a frame; its caller, if any, is a
    // frame whose function is set.
    unsafe {
        let current = (*super::error::executor_globals()).current_execute_data;
        if current.is_null() {
            return false;
        }
        let caller = (*current).prev_execute_data;
        if caller.is_null() || (*caller).func.is_null() {
            return false;
        }
        (*(*caller).func).common.fn_flags & sys::ZEND_ACC_STRICT_TYPES != 0
    }
}
