//! Signals that interrupted a system call.

use super::error::{self, Result, Thrown};
use super::sys;

/// Runs what PHP delays until after a signal: its time limit, and pcntl's handlers, with async
/// signals and without. Runs user code; Err if that threw or exits.
#[cold]
pub fn run_handlers() -> Result<()> {
    // SAFETY: this thread's globals; the flags are atomic, since signal handlers set them. PHP's
    // virtual machine does the same between instructions, and zend_call_function() after each call
    // of an internal function.
    unsafe {
        let globals = sys::ext_php_rs_executor_globals();
        if sys::zend_atomic_bool_exchange(&raw mut (*globals).vm_interrupt, false) {
            if sys::zend_atomic_bool_load(&raw const (*globals).timed_out) {
                sys::zend_timeout();
            } else if let Some(handle) = sys::zend_interrupt_function {
                handle((*globals).current_execute_data);
            }
        }
    }
    if !error::exception_pending() {
        dispatch();
    }
    if error::exception_pending() {
        return Err(Thrown::pending());
    }
    Ok(())
}

/// pcntl_signal_dispatch(), if pcntl is loaded. Without async signals nothing else would run the
/// handlers while a function waits.
fn dispatch() {
    const NAME: &[u8] = b"pcntl_signal_dispatch";
    // SAFETY: a name with its length. A module's function exists as long as the request; it takes
    // no arguments and returns a bool, which owns nothing.
    unsafe {
        let table = (*sys::ext_php_rs_executor_globals()).function_table;
        let found = sys::zend_hash_str_find(table, NAME.as_ptr().cast(), NAME.len());
        if found.is_null() {
            return;
        }
        let function = (*found).value.func;
        if (*function).type_ != sys::ZEND_INTERNAL_FUNCTION as u8 {
            return;
        }
        let mut result = super::zval::Local::of_type(sys::IS_NULL);
        sys::zend_call_known_function(
            function,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
            result.as_ptr(),
            0,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
        );
    }
}
