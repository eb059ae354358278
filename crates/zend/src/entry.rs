//! The trampoline between Zend and a PHP function written in Rust.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::error::{self, Result};
use super::{Call, Ret, sys};

/// Runs `f` for the call in `frame`. A panic is a bug: it is caught here and becomes a PHP
/// Error, so that the process goes on.
///
/// # Safety
/// To be called by Zend, as a function handler: `frame` is the running frame and
/// `slot` its return slot, set to NULL.
#[inline(always)]
pub unsafe fn run<F>(frame: *mut sys::zend_execute_data, slot: *mut sys::zval, f: F)
where
    F: FnOnce(Call<'_>, &mut Ret<'_>) -> Result<()>,
{
    // Unwind-safe: `f`'s state is not used after a panic.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: by contract.
        let (call, mut ret) = unsafe { (Call::new(frame), Ret::new(slot)) };
        // Err means that an exception is pending; Zend checks for it itself.
        let _ = f(call, &mut ret);
    }));
    if let Err(payload) = outcome {
        panicked(payload);
    }
}

/// Drops the payload here, since to do so in `run` costs every function a register to save.
#[cold]
#[inline(never)]
fn panicked(_payload: Box<dyn Any + Send>) {
    if !error::exception_pending() {
        error::error(c"sockets: internal error, please report it (a Rust panic was caught)");
    }
}
