//! The module's globals, which a thread keeps between calls; C code reads the first two. State of
//! a single family is kept in its file (`zend::per_thread`).

#![allow(unsafe_code)]

use std::ffi::{c_char, c_int};
use std::time::Instant;

/// Module globals, one per thread under ZTS. C code reads the first two.
#[repr(C)]
pub struct Globals {
    pub last_error: c_int,
    pub strerror_buf: *mut c_char,
    /// `sockets.handles = resource`.
    pub resource_handles: bool,
    /// `sockets.cloexec`.
    pub cloexec: bool,
    /// `sockets.interrupted = restart`.
    pub restarts: bool,
    /// When the running call began, if `restarts`.
    began: Option<Instant>,
    #[cfg(php86)]
    polls: zend::poll::Contexts,
}

impl Globals {
    const INIT: Self = Self {
        last_error: 0,
        strerror_buf: std::ptr::null_mut(),
        resource_handles: false,
        cloexec: false,
        restarts: false,
        began: None,
        #[cfg(php86)]
        polls: zend::poll::Contexts::new(),
    };
}

#[cfg(not(php_zts))]
mod storage {
    use super::Globals;

    #[repr(transparent)]
    pub struct Cell(std::cell::UnsafeCell<Globals>);
    // SAFETY: without ZTS, PHP runs on one thread.
    unsafe impl Sync for Cell {}

    #[allow(non_upper_case_globals)]
    #[unsafe(no_mangle)]
    pub static sockets_globals: Cell = Cell(std::cell::UnsafeCell::new(Globals::INIT));

    #[inline(always)]
    pub fn get() -> *mut Globals {
        sockets_globals.0.get()
    }
}

#[cfg(php_zts)]
mod storage {
    use std::sync::atomic::{AtomicI32, Ordering};

    use super::Globals;
    use crate::zend::sys;

    /// The id under which TSRM keeps our globals; Zend writes it at start-up.
    #[allow(non_upper_case_globals)]
    #[unsafe(no_mangle)]
    pub static sockets_globals_id: AtomicI32 = AtomicI32::new(0);

    #[inline]
    pub fn get() -> *mut Globals {
        // SAFETY: a thread that runs our code has a TSRM table, and Zend has put our
        // globals into it at this id (ids count from 1).
        unsafe {
            let table: *mut *mut *mut Globals = sys::tsrm_get_ls_cache().cast();
            let id = sockets_globals_id.load(Ordering::Relaxed);
            *(*table).add(id as usize - 1)
        }
    }
}

/// This thread's globals. Valid from GINIT to the end of the thread.
#[inline(always)]
pub fn globals() -> *mut Globals {
    storage::get()
}

/// `sockets.cloexec`: every descriptor that is made or received becomes close-on-exec.
#[inline(always)]
pub fn cloexec() -> bool {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*globals()).cloexec }
}

/// The same as a flag for a socket's type.
#[inline(always)]
pub fn type_flag() -> c_int {
    if cloexec() { libc::SOCK_CLOEXEC } else { 0 }
}

/// Whether `sockets.interrupted` is `restart`.
#[inline(always)]
pub fn restarts() -> bool {
    // SAFETY: as above.
    unsafe { (*globals()).restarts }
}

/// Notes when a call began that signals may interrupt.
pub fn note_beginning(began: Instant) {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*globals()).began = Some(began) }
}

pub fn beginning() -> Option<Instant> {
    // SAFETY: as above.
    unsafe { (*globals()).began }
}

/// The contexts of Io\Poll that have watched a socket.
#[cfg(php86)]
pub fn poll_contexts() -> &'static zend::poll::Contexts {
    // SAFETY: this thread's globals are alive while a request runs, and lent shared only.
    unsafe { &(*globals()).polls }
}

/// The location of the globals, for the module entry.
#[cfg(not(php_zts))]
pub fn globals_place() -> *mut std::ffi::c_void {
    storage::get().cast()
}
#[cfg(php_zts)]
pub fn globals_place() -> *mut std::ffi::c_void {
    (&raw const storage::sockets_globals_id).cast_mut().cast()
}

/// GINIT: Zend calls it once per thread, and again when the module is restarted.
///
/// # Safety
/// `place` is the storage for one `Globals`.
pub unsafe extern "C" fn globals_init(place: *mut std::ffi::c_void) {
    // SAFETY: by contract.
    unsafe { place.cast::<Globals>().write(Globals::INIT) }
}
