//! One allocation of a request fails, as the memory limit would let it: whichever is asked for
//! by its number, not by how much is in use.

use std::ffi::{c_char, c_int, c_void};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use zend::{Call, Result, Ret, sys};

/// How many were made since the count was started.
static MADE: AtomicUsize = AtomicUsize::new(0);
/// The one that fails; 0 is none.
static FAILS: AtomicUsize = AtomicUsize::new(0);

/// From PHP 8.4 on, and in a debug build, a handler is handed more arguments, which say who
/// allocates. Whoever does not read them loses nothing.
type Alloc = unsafe extern "C-unwind" fn(usize) -> *mut c_void;
type Free = unsafe extern "C-unwind" fn(*mut c_void);
type Realloc = unsafe extern "C-unwind" fn(*mut c_void, usize) -> *mut c_void;

unsafe extern "C-unwind" {
    fn zend_mm_get_heap() -> *mut c_void;
    fn zend_mm_set_custom_handlers(
        heap: *mut c_void,
        alloc: Option<Alloc>,
        free: Option<Free>,
        realloc: Option<Realloc>,
    );
    fn zend_error_noreturn(level: c_int, format: *const c_char, ...) -> !;
}

/// `probe_fail_allocation(int $number)`: the count starts, and that one will fail.
pub fn probe_fail_allocation(call: Call<'_>, _: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    FAILS.store(usize::try_from(call.long(1)?).unwrap_or(0), Relaxed);
    MADE.store(0, Relaxed);
    count(true);
    Ok(())
}

/// `probe_allocations(): int`: the count ends; so many were made.
pub fn probe_allocations(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    count(false);
    call.arity(0, 0)?;
    ret.long(i64::try_from(MADE.load(Relaxed)).unwrap_or(i64::MAX));
    Ok(())
}

/// Whether Zend's allocator asks us, or is left to itself.
fn count(on: bool) {
    // SAFETY: the heap is this thread's; the handlers hand everything on to it, so that blocks
    // from before and after are of one kind.
    unsafe {
        let heap = zend_mm_get_heap();
        match on {
            true => zend_mm_set_custom_handlers(heap, Some(alloc), Some(free), Some(realloc)),
            false => zend_mm_set_custom_handlers(heap, None, None, None),
        }
    }
}

/// Counts one more. The one that is to fail ends the request, and is the last to be counted.
///
/// # Safety
/// Only for a handler that Zend calls: no Rust frame above it holds anything.
unsafe fn fail_or_count() {
    if MADE.fetch_add(1, Relaxed) + 1 == FAILS.load(Relaxed) {
        // SAFETY: the words of zend_alloc.c, without arguments.
        unsafe {
            zend_error_noreturn(
                sys::E_ERROR as c_int,
                c"Allowed memory size exhausted".as_ptr(),
            )
        }
    }
}

unsafe extern "C-unwind" fn alloc(size: usize) -> *mut c_void {
    count(false);
    // SAFETY: Zend calls this. The debug build's words on the caller may be null.
    let block = unsafe {
        fail_or_count();
        #[cfg(not(php_debug))]
        let block = sys::_emalloc(size);
        #[cfg(php_debug)]
        let block = sys::_emalloc(size, c"probe".as_ptr(), line!(), std::ptr::null(), 0);
        block
    };
    count(true);
    block
}

unsafe extern "C-unwind" fn free(block: *mut c_void) {
    count(false);
    // SAFETY: a block of Zend's own allocator.
    unsafe {
        #[cfg(not(php_debug))]
        sys::_efree(block);
        #[cfg(php_debug)]
        sys::_efree(block, c"probe".as_ptr(), line!(), std::ptr::null(), 0);
    }
    count(true);
}

unsafe extern "C-unwind" fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
    count(false);
    // SAFETY: as in `alloc` and `free`.
    let block = unsafe {
        fail_or_count();
        #[cfg(not(php_debug))]
        let block = sys::_erealloc2(block, size, size);
        #[cfg(php_debug)]
        let block = sys::_erealloc2(
            block,
            size,
            size,
            c"probe".as_ptr(),
            line!(),
            std::ptr::null(),
            0,
        );
        block
    };
    count(true);
    block
}

/// `probe_memory(): int`: what the C library's malloc has given out, where it can be asked.
pub fn probe_memory(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    #[cfg(target_env = "gnu")]
    // SAFETY: it has no precondition.
    let bytes = unsafe { libc::mallinfo2() }.uordblks;
    #[cfg(not(target_env = "gnu"))]
    let bytes = 0_usize;
    ret.long(i64::try_from(bytes).unwrap_or(i64::MAX));
    Ok(())
}
