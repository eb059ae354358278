//! Reporting failures to PHP code: the two error slots (one per socket, one per request), the
//! texts, and whether to warn. A warning runs the user's error handler: read the fd again after
//! calling this.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_int};
use std::sync::atomic::{AtomicI32, Ordering};

use netos::call::resolve::hstrerror;
use netos::errno::{self, Errno};

use super::{Sock, state};
use crate::zend::string::{Interned, ReadyStr};
use crate::zend::{Call, Ret, error};

/// Failed name lookups are reported as `-10000 - h_errno`.
pub const HOST_ERROR_BASE: c_int = -10000;

/// The request's last error.
pub fn last_error() -> c_int {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*state::globals()).last_error }
}

pub fn set_last_error(code: c_int) {
    // SAFETY: as above.
    unsafe { (*state::globals()).last_error = code }
}

/// Notes the error in both slots, and warns unless it only says "not yet".
#[cold]
#[inline(never)]
pub fn failure(sock: Sock<'_>, what: &CStr, e: Errno) {
    failure_code(sock, what, e.0);
}

/// Reports a failure of argument 1 of the function that is running, which needs no register
/// until then, and returns false.
#[cold]
#[inline(never)]
pub fn failure_here(ret: &mut Ret<'_>, what: &CStr, e: Errno) {
    ret.bool(false);
    Call::with_current(|call| {
        let argument = call.filter(|call| call.has(1)).map(|call| call.value(1));
        if let Some(sock) = argument.and_then(Sock::from_value) {
            failure(sock, what, e);
        }
    });
}

/// `answer` for argument 1, likewise.
#[inline(always)]
pub fn answer_here(ret: &mut Ret<'_>, what: &CStr, outcome: Result<(), Errno>) {
    match outcome {
        Ok(()) => ret.bool(true),
        Err(e) => failure_here(ret, what, e),
    }
}

/// Whether a call succeeded; a failure is reported.
#[inline(always)]
pub fn answer(ret: &mut Ret<'_>, sock: Sock<'_>, what: &CStr, outcome: Result<(), Errno>) {
    match outcome {
        Ok(()) => ret.bool(true),
        Err(e) => {
            failure(sock, what, e);
            ret.bool(false);
        }
    }
}

/// `failure` for a code that may be a host-lookup failure.
#[cold]
#[inline(never)]
pub fn failure_code(sock: Sock<'_>, what: &CStr, code: c_int) {
    sock.set_error(code);
    set_last_error(code);
    if !Errno(code).is_would_block() {
        with_text(code, |text| error::warning_code(what, code, text));
    }
}

/// For failures without a socket: sets the request's slot and always warns.
#[cold]
#[inline(never)]
pub fn failure_without_socket(what: &CStr, e: Errno) {
    set_last_error(e.0);
    with_text(e.0, |text| error::warning_code(what, e.0, text));
}

/// Lends the text for an errno or a host-lookup code to `f`.
pub fn with_text<R>(code: c_int, f: impl FnOnce(&CStr) -> R) -> R {
    if code < HOST_ERROR_BASE {
        return f(host_text(code));
    }
    let mut buf = [0; errno::TEXT_MAX];
    f(errno::strerror(code, &mut buf))
}

/// The texts of the system's errors in the C locale. With them socket_strerror(2) takes 117
/// instructions instead of 849.
static TEXTS: [Interned; 134] = [const { Interned::new() }; 134];

/// Their locale: the value of `errno::locale_changes` when they were made.
static MADE_AT: AtomicI32 = AtomicI32::new(0);

/// MINIT: makes them, unless the process has another locale or changes to it cannot be counted.
pub fn intern_texts() {
    let Some(changes) = errno::locale_changes() else {
        return;
    };
    MADE_AT.store(changes, Ordering::Relaxed);
    if errno::messages_in_c_locale() {
        for (code, text) in (0..).zip(&TEXTS) {
            with_text(code, |t| text.set(t));
        }
    }
}

/// MSHUTDOWN: they last for one start of the module.
pub fn forget_texts() {
    TEXTS.iter().for_each(Interned::clear);
}

/// The text as a PHP string: a kept one as long as no locale was set. The locale's name is not
/// read, since another thread may be in setlocale(3), which frees it.
#[inline]
pub fn text(code: c_int) -> ReadyStr {
    let kept = usize::try_from(code).ok().and_then(|code| TEXTS.get(code));
    match kept.and_then(Interned::get) {
        Some(text) if errno::locale_changes() == Some(MADE_AT.load(Ordering::Relaxed)) => text,
        _ => with_text(code, |t| ReadyStr::copy_of(t.to_bytes())),
    }
}

/// The text for a host-lookup code.
pub fn host_text(code: c_int) -> &'static CStr {
    // INT_MIN cannot be negated; either way it is no known resolver error.
    hstrerror(
        code.checked_neg()
            .map_or(c_int::MAX, |c| c + HOST_ERROR_BASE),
    )
}
