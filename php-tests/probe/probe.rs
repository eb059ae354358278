//! A PHP extension for tests alone: functions that panic, and an allocator whose allocations
//! fail. Nothing of it is in the extension that people load. Built as a Cargo example; tests
//! find it by probe.inc.

mod allocations;
mod panics;

use std::cell::UnsafeCell;
use std::ffi::c_char;
use std::mem::MaybeUninit;

use zend::table::{self, ArgInfo, ExecuteData, Functions, Zval};
use zend::{entry, sys};

use allocations::{probe_allocations, probe_fail_allocation, probe_memory};
use panics::{probe_index, probe_late, probe_overflow, probe_panic, probe_pending};

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

static FUNCTIONS: Functions<9> = Functions([
    table::function(c"probe_panic", handler_panic, &NO_ARGUMENTS.0, 0),
    table::function(c"probe_overflow", handler_overflow, &ANY_ARGUMENT.0, 0),
    table::function(c"probe_index", handler_index, &ANY_ARGUMENT.0, 0),
    table::function(c"probe_late", handler_late, &NO_ARGUMENTS.0, 0),
    table::function(c"probe_pending", handler_pending, &NO_ARGUMENTS.0, 0),
    table::function(
        c"probe_fail_allocation",
        handler_fail_allocation,
        &ANY_ARGUMENT.0,
        0,
    ),
    table::function(
        c"probe_allocations",
        handler_allocations,
        &NO_ARGUMENTS.0,
        0,
    ),
    table::function(c"probe_memory", handler_memory, &NO_ARGUMENTS.0, 0),
    table::end(),
]);

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
    handler_fail_allocation => probe_fail_allocation,
    handler_allocations => probe_allocations,
    handler_memory => probe_memory,
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
        entry.name = c"sockets_probe".as_ptr();
        entry.functions = FUNCTIONS.0.as_ptr();
        entry.version = sys::PHP_VERSION.as_ptr().cast::<c_char>();
        entry.build_id = sys::ext_php_rs_php_build_id();
        place.write(entry);
    }
    place
}
