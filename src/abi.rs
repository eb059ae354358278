//! What other extensions see of us: `php_socket`, the module globals and the five C
//! symbols that the C extension's `.so` exports (DESIGN: event, ev, uv and swoole
//! take a Socket apart by these offsets). The layout is a contract: the assertions
//! below must never be loosened.

use std::ffi::{c_char, c_int};
use std::mem::offset_of;
use std::sync::atomic::AtomicPtr;

use crate::message::arrived::Pending;
use crate::select::kept::Kept;
use crate::socket::handle;
use crate::socket::report;
use crate::transfer::receive::Reserve;
use crate::zend::sys;

/// The part of a Socket that C code knows.
#[repr(C)]
pub struct php_socket {
    pub bsd_socket: c_int,
    /// Address family.
    pub type_: c_int,
    /// errno of the last failure on this socket.
    pub error: c_int,
    pub blocking: c_int,
    /// The stream this socket came from or was given out as, else UNDEF.
    pub zstream: sys::zval,
    pub std: sys::zend_object,
}

const _: () = {
    assert!(offset_of!(php_socket, bsd_socket) == 0);
    assert!(offset_of!(php_socket, type_) == 4);
    assert!(offset_of!(php_socket, error) == 8);
    assert!(offset_of!(php_socket, blocking) == 12);
    assert!(offset_of!(php_socket, zstream) == 16);
    assert!(offset_of!(php_socket, std) == 32);
};

/// Module globals, one per thread under ZTS. C code knows the first two.
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
    /// When the running call began, with that.
    began: Option<std::time::Instant>,
    /// A receive buffer whose copy may be cut short by a bailout.
    reserve: Option<Reserve>,
    kept: Kept,
    #[cfg(php86)]
    polls: zend::poll::Contexts,
    /// Descriptors that have come with a message and have no owner yet.
    pending: Option<Pending>,
}

impl Globals {
    const INIT: Self = Self {
        last_error: 0,
        strerror_buf: std::ptr::null_mut(),
        resource_handles: false,
        cloexec: false,
        restarts: false,
        began: None,
        reserve: None,
        kept: Kept::new(),
        #[cfg(php86)]
        polls: zend::poll::Contexts::new(),
        pending: None,
    };
}

/// The class entry of Socket, for C code; set in MINIT.
#[allow(non_upper_case_globals)]
#[unsafe(no_mangle)]
pub static socket_ce: AtomicPtr<sys::zend_class_entry> = AtomicPtr::new(std::ptr::null_mut());

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

/// When a call began that signals may interrupt.
pub fn note_beginning(began: std::time::Instant) {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*globals()).began = Some(began) }
}

pub fn beginning() -> Option<std::time::Instant> {
    // SAFETY: as above.
    unsafe { (*globals()).began }
}

pub fn set_reserve(reserve: Option<Reserve>) {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*globals()).reserve = reserve }
}

pub fn take_reserve() -> Option<Reserve> {
    // SAFETY: as above.
    unsafe { (*globals()).reserve.take() }
}

/// Lends socket_select's kept set to `work`, which may allocate Zend memory but runs no user
/// code (SAFETY.md, "Re-entry"), so it is never lent twice.
#[inline]
pub fn with_kept<T>(work: impl FnOnce(&mut Kept) -> T) -> T {
    // SAFETY: this thread's globals are alive while a request runs, and see above.
    work(unsafe { &mut (*globals()).kept })
}

/// The contexts of Io\Poll that have watched a socket.
#[cfg(php86)]
pub fn poll_contexts() -> &'static zend::poll::Contexts {
    // SAFETY: this thread's globals are alive while a request runs, and lent shared only.
    unsafe { &(*globals()).polls }
}

pub fn set_pending(pending: Option<Pending>) {
    // SAFETY: as above.
    unsafe { (*globals()).pending = pending }
}

pub fn pending() -> Option<Pending> {
    // SAFETY: as above.
    unsafe { (*globals()).pending }
}

/// What the module entry says about the globals: where they are.
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

/// The text for an errno or a host-lookup code. The pointer is good until the next
/// call on this thread.
#[unsafe(no_mangle)]
pub extern "C" fn sockets_strerror(error: c_int) -> *mut c_char {
    if error < report::HOST_ERROR_BASE {
        return report::host_text(error).as_ptr().cast_mut();
    }
    // SAFETY: strerror(3) takes any number; its text stands until the next call on
    // this thread, as this symbol's callers know from the C extension.
    unsafe { libc::strerror(error) }
}

/// Makes `sock` (which holds no fd yet) a Socket over `fd`, taking family and
/// blocking mode from the kernel. False, with a warning, if that fails; the fd then
/// still belongs to the caller. PHP 8.2's header says int, later ones bool; an int of 0
/// or 1 is right for both.
///
/// # Safety
/// `sock` must point into a live Socket object of ours.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn socket_import_file_descriptor(fd: c_int, sock: *mut php_socket) -> c_int {
    // SAFETY: by contract.
    c_int::from(unsafe { handle::import_fd(fd, sock) })
}
