//! Streams that share an fd with a handle: the one place in `zend` that knows why
//! somebody would want that.

use std::ffi::c_int;
use std::os::fd::RawFd;

use super::Val;
use super::sys;

/// The open stream that `v` is, without a notice when it is gone.
pub fn open_stream(v: Val<'_>) -> Option<*mut sys::php_stream> {
    let res = v.as_resource()?;
    // SAFETY: a resource zval's resource is alive; of a stream type, `ptr` is the
    // php_stream.
    unsafe {
        let kind = (*res).type_;
        (kind == sys::php_file_le_stream() || kind == sys::php_file_le_pstream())
            .then(|| (*res).ptr.cast())
    }
}

/// Asks the stream to change its blocking mode, so that its own state stays true.
pub fn set_blocking(v: Val<'_>, on: bool) -> bool {
    let Some(stream) = open_stream(v) else {
        return false;
    };
    // SAFETY: an open stream.
    unsafe {
        sys::_php_stream_set_option(
            stream,
            sys::PHP_STREAM_OPTION_BLOCKING as c_int,
            c_int::from(on),
            std::ptr::null_mut(),
        ) != -1
    }
}

/// The fd under a stream, after its write buffer is flushed. Runs user code (a wrapper
/// written in PHP, a warning when there is no fd).
pub fn cast_fd(v: Val<'_>) -> Option<RawFd> {
    let stream = open_stream(v)?;
    let mut fd: RawFd = -1;
    // SAFETY: an open stream; for this cast PHP writes an int to the place.
    let result = unsafe {
        sys::_php_stream_cast(
            stream,
            sys::PHP_STREAM_AS_FD as c_int,
            (&raw mut fd).cast(),
            sys::REPORT_ERRORS as c_int,
        )
    };
    (result == sys::ZEND_RESULT_CODE_SUCCESS).then_some(fd)
}

/// Puts a stream over `fd` into `slot`; the fd is the stream's from then on. A bailout
/// leaves the fd with the caller. Runs no user code.
///
/// # Safety
/// `slot` must be writable and hold nothing counted.
pub unsafe fn open_fd(slot: *mut sys::zval, fd: RawFd) {
    // SAFETY: by contract; the mode is what the host opens received files with, and a
    // plain-files stream over an open fd is always made.
    unsafe {
        #[cfg(not(php_debug))]
        let stream = sys::_php_stream_fopen_from_fd(fd, c"rw".as_ptr(), std::ptr::null(), false);
        #[cfg(php_debug)]
        let stream = sys::_php_stream_fopen_from_fd(
            fd,
            c"rw".as_ptr(),
            std::ptr::null(),
            false,
            0,
            c"sockets (Rust)".as_ptr(),
            line!(),
            std::ptr::null(),
            0,
        );
        (*stream).set___exposed(1);
        (*slot).value.res = (*stream).res;
        (*slot).u1.type_info = IS_RESOURCE_EX;
    }
}

/// `type_info` of a zval that holds a counted resource.
const IS_RESOURCE_EX: u32 = sys::IS_RESOURCE | (sys::IS_TYPE_REFCOUNTED << 8);

/// Closes the stream in `slot` for good and gives up the slot's count on it.
///
/// # Safety
/// `slot` must hold a stream resource with a count of its own.
pub unsafe fn close(slot: *mut sys::zval) {
    // SAFETY: by contract. KEEP_RSRC: the resource is freed with its last count.
    unsafe {
        if let Some(stream) = open_stream(Val::new(slot)) {
            let mut how = sys::PHP_STREAM_FREE_KEEP_RSRC | sys::PHP_STREAM_FREE_CLOSE;
            if (*stream).is_persistent() != 0 {
                how |= sys::PHP_STREAM_FREE_CLOSE_PERSISTENT;
            }
            sys::_php_stream_free(stream, how as c_int);
        }
        sys::zval_ptr_dtor(slot);
    }
}
