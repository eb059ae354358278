//! A PHP extension for tests alone: functions that panic, behind the very trampoline
//! that ours go through (`crates/zend`). Nothing of it is in the
//! extension that people load. Built as a Cargo example; php-tests/panic.phpt loads it.

use std::cell::UnsafeCell;
use std::ffi::c_char;
use std::mem::MaybeUninit;

use zend::array::NewArray;
use zend::table::{self, ArgInfo, ExecuteData, Functions, Zval};
use zend::{Call, Result, Ret, entry, error, sys};

static NO_ARGUMENTS: ArgInfo<1> = ArgInfo([table::ret(0, false, table::mask(table::MIXED))]);
static ANY_ARGUMENT: ArgInfo<2> = ArgInfo([
    table::ret(1, false, table::mask(table::MIXED)),
    table::arg(
        c"argument",
        table::BY_VALUE,
        table::mask(table::MIXED),
        None,
    ),
]);

static FUNCTIONS: Functions<6> = Functions([
    table::function(c"probe_panic", handler_panic, &NO_ARGUMENTS.0, 0),
    table::function(c"probe_overflow", handler_overflow, &ANY_ARGUMENT.0, 0),
    table::function(c"probe_index", handler_index, &ANY_ARGUMENT.0, 0),
    table::function(c"probe_late", handler_late, &NO_ARGUMENTS.0, 0),
    table::function(c"probe_pending", handler_pending, &NO_ARGUMENTS.0, 0),
    table::end(),
]);

/// A panic with a text.
fn probe_panic(call: Call<'_>, _: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    panic!("told to");
}

/// Arithmetic overflow, which release builds check too.
fn probe_overflow(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    ret.long(call.long(1)? + i64::MAX);
    Ok(())
}

/// An index out of bounds.
fn probe_index(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let bytes = call.string(1)?.as_bytes();
    ret.long(i64::from(bytes[7]));
    Ok(())
}

/// A panic after the return value was made.
fn probe_late(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    let mut array = NewArray::new(1);
    array.set_bytes(c"text", b"a value that must not leak");
    ret.array(array);
    panic!("too late");
}

/// A panic while an exception is pending: the exception is the one to see.
fn probe_pending(call: Call<'_>, _: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    error::value_error(c"thrown before the panic");
    panic!("and then");
}

/// Declares the C function that leads to a function of ours, as the generated tables do.
macro_rules! handlers {
    ($($handler:ident => $function:ident),* $(,)?) => {$(
        unsafe extern "C" fn $handler(frame: *mut ExecuteData, slot: *mut Zval) {
            // SAFETY: Zend calls it as a function handler.
            unsafe { entry::run(frame, slot, $function) }
        }
    )*};
}
handlers! {
    handler_panic => probe_panic,
    handler_overflow => probe_overflow,
    handler_index => probe_index,
    handler_late => probe_late,
    handler_pending => probe_pending,
}

struct Entry(UnsafeCell<MaybeUninit<sys::zend_module_entry>>);
// SAFETY: Zend alone writes to it, on the thread that loads modules.
unsafe impl Sync for Entry {}

static ENTRY: Entry = Entry(UnsafeCell::new(MaybeUninit::uninit()));

/// What PHP calls after loading the `.so`.
#[unsafe(no_mangle)]
pub extern "C" fn get_module() -> *mut sys::zend_module_entry {
    let place: *mut sys::zend_module_entry = ENTRY.0.get().cast();
    // SAFETY: PHP calls this once; null pointers and zeros are what an entry starts
    // from, and build_id returns a static string.
    unsafe {
        let mut entry: sys::zend_module_entry = std::mem::zeroed();
        entry.size = size_of::<sys::zend_module_entry>() as u16;
        entry.zend_api = sys::ZEND_MODULE_API_NO as _;
        entry.zend_debug = u8::from(cfg!(php_debug));
        entry.zts = u8::from(cfg!(php_zts));
        entry.name = c"sockets_panic_probe".as_ptr();
        entry.functions = FUNCTIONS.0.as_ptr();
        entry.version = sys::PHP_VERSION.as_ptr().cast::<c_char>();
        entry.build_id = sys::ext_php_rs_php_build_id();
        place.write(entry);
    }
    place
}
