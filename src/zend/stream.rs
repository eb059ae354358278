//! Streams that share an fd with a handle: the one place in `zend` that knows why
//! somebody would want that.

use std::ffi::c_int;

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
