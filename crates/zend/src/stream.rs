//! Streams that share an fd with a handle.

use std::ffi::{CStr, c_int};
use std::os::fd::RawFd;

use super::array::NewArray;
use super::error::Result;
use super::{Val, sys};

// Without the underscore from 8.6 on.
#[cfg(not(php86))]
use sys::{
    _php_stream_cast as php_stream_cast, _php_stream_free as php_stream_free,
    _php_stream_set_option as php_stream_set_option,
};
#[cfg(php86)]
use sys::{php_stream_cast, php_stream_free, php_stream_set_option};

/// The open stream `v`; None, without a notice, if it is closed.
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

/// Throws `supplied resource is not a valid stream resource` unless `v` is an open stream.
pub fn check(v: Val<'_>) -> Result<()> {
    if open_stream(v).is_some() {
        return Ok(());
    }
    if let Some(res) = v.as_resource() {
        // SAFETY: a live resource of neither type: Zend throws.
        unsafe {
            sys::zend_fetch_resource2(
                res,
                c"stream".as_ptr(),
                sys::php_file_le_stream(),
                sys::php_file_le_pstream(),
            )
        };
    }
    Err(super::error::thrown_by_zend())
}

/// The fd of a stream that is a socket; None with a warning if it is not. Also warns if the stream
/// has buffered bytes, which are lost; if the error handler then closes the stream, the fd is -1.
pub fn socket_fd(v: Val<'_>) -> Option<RawFd> {
    let stream = open_stream(v)?;
    let mut fd: sys::php_socket_t = -1;
    // SAFETY: an open stream; for AS_SOCKETD it writes a php_socket_t.
    let cast = unsafe {
        php_stream_cast(
            stream,
            sys::PHP_STREAM_AS_SOCKETD as c_int,
            (&raw mut fd).cast(),
            1,
        )
    };
    if cast != sys::ZEND_RESULT_CODE_SUCCESS {
        return None;
    }
    Some(open_stream(v).map_or(-1, |_| fd))
}

/// Turns off the stream's read buffer, so that it takes no bytes that the other user of a shared fd
/// should read.
pub fn unbuffer(v: Val<'_>) {
    if let Some(stream) = open_stream(v) {
        // SAFETY: an open stream.
        unsafe {
            php_stream_set_option(
                stream,
                sys::PHP_STREAM_OPTION_READ_BUFFER as c_int,
                sys::PHP_STREAM_BUFFER_NONE as c_int,
                std::ptr::null_mut(),
            );
        }
    }
}

/// A new stream over a socket, not yet returned to PHP.
#[must_use = "give it a home"]
pub struct NewStream(*mut sys::php_stream);

impl NewStream {
    /// A stream of a transport such as `tcp://`, without an fd so far. Warns if PHP has no such
    /// transport.
    pub fn of_transport(name: &CStr) -> Option<Self> {
        // SAFETY: the name is as long as stated; without flags nothing is connected.
        let stream = unsafe {
            #[cfg(not(php_debug))]
            {
                sys::_php_stream_xport_create(
                    name.as_ptr(),
                    name.count_bytes(),
                    0,
                    0,
                    std::ptr::null(),
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                )
            }
            #[cfg(php_debug)]
            {
                sys::_php_stream_xport_create(
                    name.as_ptr(),
                    name.count_bytes(),
                    0,
                    0,
                    std::ptr::null(),
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                    std::ptr::null_mut(),
                    0,
                    super::mm::FILE,
                    line!(),
                    std::ptr::null(),
                    0,
                )
            }
        };
        (!stream.is_null()).then_some(Self(stream))
    }

    /// A stream of no particular transport; it takes over `fd`.
    pub fn generic(fd: RawFd) -> Option<Self> {
        // SAFETY: no pointers but a null id, which means "not persistent".
        let stream = unsafe {
            #[cfg(not(php_debug))]
            {
                sys::_php_stream_sock_open_from_socket(fd, std::ptr::null())
            }
            #[cfg(php_debug)]
            {
                sys::_php_stream_sock_open_from_socket(
                    fd,
                    std::ptr::null(),
                    0,
                    super::mm::FILE,
                    line!(),
                    std::ptr::null(),
                    0,
                )
            }
        };
        (!stream.is_null()).then_some(Self(stream))
    }

    /// Sets the fd and notes its blocking mode. The timeout is default_socket_timeout since the
    /// stream was created.
    #[allow(clippy::useless_conversion)] // is_blocked is a char up to 8.2
    pub fn set_fd(&mut self, fd: RawFd, blocking: bool) {
        // SAFETY: every socket stream's state begins with a php_netstream_data_t.
        unsafe {
            let data: *mut sys::php_netstream_data_t = (*self.0).abstract_.cast();
            (*data).socket = fd;
            (*data).is_blocked = blocking.into();
        }
    }

    /// Its resource, into a slot that takes over the count.
    ///
    /// # Safety
    /// `slot` must be writable and hold nothing counted.
    pub unsafe fn store(self, slot: *mut sys::zval) {
        // SAFETY: by contract; an open stream has its resource.
        unsafe {
            (*slot).value.res = (*self.0).res;
            (*slot).u1.type_info = IS_RESOURCE_EX;
            (*self.0).set___exposed(1);
        }
    }

    /// Closes it again.
    pub fn free(self) {
        // SAFETY: an open stream that nothing else refers to.
        unsafe { php_stream_free(self.0, sys::PHP_STREAM_FREE_CLOSE as c_int) };
    }
}

/// How many unread bytes an open stream has in its buffer.
pub fn buffered(v: Val<'_>) -> usize {
    open_stream(v).map_or(0, |stream| {
        // SAFETY: an open stream; the read position is never past the write position.
        unsafe { ((*stream).writepos - (*stream).readpos) as usize }
    })
}

/// Changes the blocking mode through the stream, so that its own state stays correct.
pub fn set_blocking(v: Val<'_>, on: bool) -> bool {
    let Some(stream) = open_stream(v) else {
        return false;
    };
    // SAFETY: an open stream.
    unsafe {
        php_stream_set_option(
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
        php_stream_cast(
            stream,
            sys::PHP_STREAM_AS_FD as c_int,
            (&raw mut fd).cast(),
            sys::REPORT_ERRORS as c_int,
        )
    };
    (result == sys::ZEND_RESULT_CODE_SUCCESS).then_some(fd)
}

/// Adds a stream over `fd` to the end of `array`; the fd is the stream's from then on. A
/// bailout leaves the fd with the caller. Runs no user code.
pub fn push_fd(array: &mut NewArray, fd: RawFd) {
    let slot = array.push_slot();
    // SAFETY: the slot is fresh and NULL; the mode is what PHP opens received files with,
    // and a plain-files stream over an open fd is always made.
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
            super::mm::FILE,
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

/// Closes the stream in `slot` and releases the slot's count. Throws if the stream is closed
/// already.
///
/// # Safety
/// `slot` must hold a stream resource with a count of its own.
pub unsafe fn close(slot: *mut sys::zval) -> Result<()> {
    // SAFETY: by contract. KEEP_RSRC: the resource is freed with its last count.
    unsafe {
        let was_open = check(Val::new(slot));
        if let Some(stream) = open_stream(Val::new(slot)) {
            let mut how = sys::PHP_STREAM_FREE_KEEP_RSRC | sys::PHP_STREAM_FREE_CLOSE;
            if (*stream).is_persistent() != 0 {
                how |= sys::PHP_STREAM_FREE_CLOSE_PERSISTENT;
            }
            php_stream_free(stream, how as c_int);
        }
        sys::zval_ptr_dtor(slot);
        was_open
    }
}
