//! A function's call: its arguments, read directly from the frame, and its return value. The
//! usual type is tested inline; coercion, strict_types and errors are left to Zend's code, out of
//! line.
//!
//! Arguments are numbered from 1, as in PHP's messages.

use std::ffi::CStr;
use std::marker::PhantomData;

use super::array::{Held, NewArray};
use super::error::{Result, Thrown};
use super::reference::Out;
use super::string::{ReadyStr, Str};
use super::sys;
use super::zval::{self, Val};

/// The frame of the PHP function that is running.
#[derive(Clone, Copy)]
pub struct Call<'f> {
    frame: *mut sys::zend_execute_data,
    count: u32,
    _frame: PhantomData<&'f ()>,
}

/// Zvals from the start of the frame to its first argument.
const FRAME_SLOTS: usize = size_of::<sys::zend_execute_data>().div_ceil(size_of::<sys::zval>());

impl<'f> Call<'f> {
    /// # Safety
    /// `frame` must be the live frame of an internal function call and outlive `'f`.
    #[inline(always)]
    pub(super) unsafe fn new(frame: *mut sys::zend_execute_data) -> Self {
        Self {
            frame,
            // SAFETY: a live frame (contract).
            count: unsafe { (*frame).This.u2.num_args },
            _frame: PhantomData,
        }
    }

    /// Lends the frame of the running internal function, if there is one, to a cold path that has
    /// no `Call`.
    #[cold]
    pub fn with_current<R>(f: impl FnOnce(Option<Call<'_>>) -> R) -> R {
        // SAFETY: the running frame, if any, is alive for longer than `f` runs, and its
        // function is set; arguments of internal functions all follow the frame.
        unsafe {
            let frame = (*super::error::executor_globals()).current_execute_data;
            let is_internal = !frame.is_null()
                && !(*frame).func.is_null()
                && u32::from((*(*frame).func).type_) == sys::ZEND_INTERNAL_FUNCTION;
            f(is_internal.then(|| Call::new(frame)))
        }
    }

    #[inline(always)]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Whether the number of arguments is in `min..=max`.
    #[inline(always)]
    pub fn counts(self, min: u32, max: u32) -> bool {
        self.count >= min && self.count <= max
    }

    /// Throws unless the number of arguments is in `min..=max`.
    #[inline(always)]
    pub fn arity(self, min: u32, max: u32) -> Result<()> {
        if !self.counts(min, max) {
            return Err(wrong_count(min, max));
        }
        Ok(())
    }

    /// For functions with a variadic parameter: throws if there are named arguments that no
    /// parameter has.
    pub fn no_unknown_names(self) -> Result<()> {
        // SAFETY: a live frame; Zend throws for the function that is running.
        unsafe {
            if (*self.frame).This.u1.type_info & sys::ZEND_CALL_HAS_EXTRA_NAMED_PARAMS == 0 {
                return Ok(());
            }
            sys::zend_unexpected_extra_named_error();
        }
        Err(Thrown::pending())
    }

    /// The zval of argument `n` in the frame; a reference is not followed.
    #[inline(always)]
    fn slot(self, n: u32) -> *mut sys::zval {
        // Costs nothing if `arity` or `has` has compared the same numbers.
        if n.wrapping_sub(1) >= self.count {
            no_such_argument();
        }
        // SAFETY: the arguments follow the frame in the VM stack, and there is an `n`-th.
        unsafe {
            self.frame
                .cast::<sys::zval>()
                .add(FRAME_SLOTS + n as usize - 1)
        }
    }

    /// Argument `n`, references followed.
    #[inline(always)]
    pub fn value(self, n: u32) -> Val<'f> {
        // SAFETY: the frame keeps its arguments alive until the call returns.
        unsafe { Val::new(self.slot(n)) }.deref()
    }

    /// Argument `n`, where PHP's own parser does not follow references.
    #[inline(always)]
    pub fn raw(self, n: u32) -> Val<'f> {
        // SAFETY: as above.
        unsafe { Val::new(self.slot(n)) }
    }

    /// The object that a method runs on.
    pub fn this(self) -> Option<*mut sys::zend_object> {
        // SAFETY: the frame is alive; `This` is a zval.
        unsafe { Val::new(&raw mut (*self.frame).This) }.as_object()
    }

    /// Tries `usual` first, which does nothing and returns None where an argument is not of its
    /// usual type; then `whole`, out of line. So the usual call saves few registers.
    #[inline(always)]
    pub fn usual_or(
        self,
        ret: &mut Ret<'_>,
        usual: impl FnOnce(Self, &mut Ret<'_>) -> Option<Result<()>>,
        whole: impl FnOnce(Self, &mut Ret<'_>) -> Result<()>,
    ) -> Result<()> {
        match usual(self, ret) {
            Some(done) => done,
            None => self.apart(ret, whole),
        }
    }

    /// Runs a rare version of the function out of line, so that the usual one has a smaller frame.
    #[cold]
    #[inline(never)]
    pub fn apart(
        self,
        ret: &mut Ret<'_>,
        rare: impl FnOnce(Self, &mut Ret<'_>) -> Result<()>,
    ) -> Result<()> {
        rare(self, ret)
    }

    #[inline(always)]
    pub fn has(self, n: u32) -> bool {
        n <= self.count
    }

    #[inline(always)]
    pub fn long(self, n: u32) -> Result<i64> {
        let v = self.raw(n);
        if let Some(l) = v.as_long() {
            return Ok(l);
        }
        converted_long(v, n, false)
    }

    #[inline(always)]
    pub fn long_or(self, n: u32, default: i64) -> Result<i64> {
        if self.has(n) {
            self.long(n)
        } else {
            Ok(default)
        }
    }

    /// `?int`, None when it is null or was not passed.
    #[inline(always)]
    pub fn nullable_long(self, n: u32) -> Result<Option<i64>> {
        if !self.has(n) {
            return Ok(None);
        }
        let v = self.raw(n);
        if let Some(l) = v.as_long() {
            return Ok(Some(l));
        }
        if v.deref().is_null() {
            return Ok(None);
        }
        converted_long(v, n, true).map(Some)
    }

    #[inline(always)]
    pub fn string(self, n: u32) -> Result<Str<'f>> {
        let v = self.raw(n);
        match v.as_str() {
            Some(s) => Ok(s),
            None => converted_string(v, n, false),
        }
    }

    /// `?string`, None when it is null or was not passed.
    #[inline]
    pub fn nullable_string(self, n: u32) -> Result<Option<Str<'f>>> {
        if !self.has(n) {
            return Ok(None);
        }
        let v = self.raw(n);
        if let Some(s) = v.as_str() {
            return Ok(Some(s));
        }
        if v.deref().is_null() {
            return Ok(None);
        }
        converted_string(v, n, true).map(Some)
    }

    /// A by-value `array`, which the frame holds.
    #[inline]
    pub fn array(self, n: u32) -> Result<super::array::Array<'f>> {
        let v = self.raw(n);
        v.as_array()
            .ok_or_else(|| wrong_type(v, n, sys::_zend_expected_type_Z_EXPECTED_ARRAY))
    }

    /// An `array` in a by-reference argument, with a count of its own: user code may
    /// assign to the place at any time.
    #[inline]
    pub fn held_array(self, n: u32) -> Result<Held> {
        let v = self.raw(n).deref();
        match v.as_array() {
            Some(array) => Ok(Held::of(array)),
            None => Err(wrong_type(v, n, sys::_zend_expected_type_Z_EXPECTED_ARRAY)),
        }
    }

    /// A `resource`, of any type and perhaps closed.
    #[inline]
    pub fn resource(self, n: u32) -> Result<Val<'f>> {
        let v = self.raw(n).deref();
        match v.as_resource() {
            Some(_) => Ok(v),
            None => Err(wrong_type(
                v,
                n,
                sys::_zend_expected_type_Z_EXPECTED_RESOURCE,
            )),
        }
    }

    /// A by-reference `?array`: the place, and whether it holds an array or null.
    #[inline]
    pub fn nullable_array_ref(self, n: u32) -> Result<Option<Out<'f>>> {
        let v = self.raw(n).deref();
        if v.as_array().is_some() {
            Ok(Some(self.out(n)))
        } else if v.is_null() {
            Ok(None)
        } else {
            Err(wrong_type(
                v,
                n,
                sys::_zend_expected_type_Z_EXPECTED_ARRAY_OR_NULL,
            ))
        }
    }

    /// A by-reference argument as a place to assign to.
    #[inline(always)]
    pub fn out(self, n: u32) -> Out<'f> {
        // SAFETY: the frame holds the reference until the call returns.
        unsafe { Out::new(self.slot(n)) }
    }

    #[inline(always)]
    pub fn optional_out(self, n: u32) -> Option<Out<'f>> {
        self.has(n).then(|| self.out(n))
    }
}

/// A bug of ours; the trampoline turns the panic into a PHP Error.
#[cold]
#[inline(never)]
fn no_such_argument() -> ! {
    panic!("an argument that was not passed was asked for");
}

#[cold]
#[inline(never)]
fn wrong_count(min: u32, max: u32) -> Thrown {
    // SAFETY: throws for the function that is running.
    unsafe { sys::zend_wrong_parameters_count_error(min, max) };
    Thrown::pending()
}

#[cold]
#[inline(never)]
fn converted_long(v: Val<'_>, n: u32, nullable: bool) -> Result<i64> {
    let v = v.deref();
    if let Some(l) = v.as_long() {
        return Ok(l);
    }
    let mut out = 0;
    // SAFETY: a live zval and a place for the result; it may run user code (an
    // error handler on a deprecation), and we keep no pointer across it.
    if unsafe { sys::zend_parse_arg_long_slow(v.as_ptr(), &raw mut out, n) } {
        return Ok(out);
    }
    let expected = if nullable {
        sys::_zend_expected_type_Z_EXPECTED_LONG_OR_NULL
    } else {
        sys::_zend_expected_type_Z_EXPECTED_LONG
    };
    Err(wrong_type(v, n, expected))
}

#[cold]
#[inline(never)]
fn converted_string<'f>(v: Val<'f>, n: u32, nullable: bool) -> Result<Str<'f>> {
    let v = v.deref();
    if let Some(s) = v.as_str() {
        return Ok(s);
    }
    // SAFETY: as for integers; a converted string replaces the argument in its slot,
    // which then holds the count.
    #[cfg(not(php86))]
    let out = unsafe {
        let mut out: *mut sys::zend_string = std::ptr::null_mut();
        if sys::zend_parse_arg_str_slow(v.as_ptr(), &raw mut out, n) {
            out
        } else {
            std::ptr::null_mut()
        }
    };
    // SAFETY: as above; null says that it could not be converted.
    #[cfg(php86)]
    let out = unsafe { sys::zend_parse_arg_str_slow(v.as_ptr(), n) };
    if !out.is_null() {
        // SAFETY: the argument's slot holds it.
        return Ok(unsafe { Str::new(out) });
    }
    let expected = if nullable {
        sys::_zend_expected_type_Z_EXPECTED_STRING_OR_NULL
    } else {
        sys::_zend_expected_type_Z_EXPECTED_STRING
    };
    Err(wrong_type(v, n, expected))
}

/// Throws `must be of type X, Y given`, unless a conversion has already thrown.
#[cold]
#[inline(never)]
fn wrong_type(v: Val<'_>, n: u32, expected: sys::zend_expected_type) -> Thrown {
    // SAFETY: the zval is alive; Zend itself looks for a pending exception.
    unsafe { sys::zend_wrong_parameter_type_error(n, expected, v.as_ptr()) };
    Thrown::pending()
}

/// Throws `must be of type <class>, Y given`.
#[cold]
#[inline(never)]
pub fn wrong_class(v: Val<'_>, n: u32, class: &CStr) -> Thrown {
    // SAFETY: as above.
    unsafe { sys::zend_wrong_parameter_class_error(n, class.as_ptr(), v.as_ptr()) };
    Thrown::pending()
}

/// Throws `must be of type ?<class>, Y given`.
#[cold]
#[inline(never)]
pub fn wrong_class_or_null(v: Val<'_>, n: u32, class: &CStr) -> Thrown {
    // SAFETY: as above.
    unsafe { sys::zend_wrong_parameter_class_or_null_error(n, class.as_ptr(), v.as_ptr()) };
    Thrown::pending()
}

const _: () = assert!(zval::IS_LONG == 4);

/// The return slot of the function that is running: NULL until something is returned.
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
