//! The error number of a failed system call, its C name and its text.
//!
//! [`Errno`] may be any number, also one that this file does not name.

use core::ffi::{CStr, c_char, c_int};
use core::fmt;

/// The value of `errno` right after a call failed.
#[repr(transparent)]
#[derive(Copy, Clone, PartialEq, Eq)]
pub struct Errno(pub c_int);

/// Lists each error once, for the constants and for `Debug`.
macro_rules! errnos {
    ($($name:ident)*) => {
        #[allow(missing_docs)]
        impl Errno {
            $(pub const $name: Errno = Errno(libc::$name);)*
        }

        const NAMES: &[(c_int, &str)] = &[$((libc::$name, stringify!($name))),*];
    };
}

errnos! {
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY
    ECANCELED ECHILD ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT
    EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO
    EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENETDOWN ENETRESET
    ENETUNREACH ENFILE ENOBUFS ENODEV ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG ENOPROTOOPT
    ENOSPC ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTSOCK ENOTTY ENXIO EOPNOTSUPP EOVERFLOW
    EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EROFS ESHUTDOWN
    ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS EWOULDBLOCK EXDEV
}

impl Errno {
    /// The calling thread's errno now. Call it before anything else can run.
    #[inline]
    pub fn last() -> Self {
        // SAFETY: the C library returns a pointer to the calling thread's own errno,
        // valid as long as the thread lives.
        Errno(unsafe { *crate::plat::errno_location() })
    }

    /// The number itself.
    #[inline]
    pub const fn code(self) -> c_int {
        self.0
    }

    /// Whether it only means "not now": EAGAIN, EWOULDBLOCK or EINPROGRESS.
    #[inline]
    pub const fn is_would_block(self) -> bool {
        self.0 == libc::EAGAIN || self.0 == libc::EWOULDBLOCK || self.0 == libc::EINPROGRESS
    }

    /// The C name, such as `EADDRINUSE`, or `None` for a number this file does not list.
    pub fn name(self) -> Option<&'static str> {
        NAMES
            .iter()
            .find(|(code, _)| *code == self.0)
            .map(|(_, name)| *name)
    }
}

impl fmt::Debug for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "Errno({})", self.0),
        }
    }
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buf = [0u8; TEXT_MAX];
        f.write_str(&strerror(self.0, &mut buf).to_string_lossy())
    }
}

impl std::error::Error for Errno {}

/// For calls that return 0, or -1 with errno.
#[inline]
pub(crate) fn ret_unit(ret: c_int) -> Result<(), Errno> {
    if ret == -1 {
        Err(Errno::last())
    } else {
        Ok(())
    }
}

/// For calls that return a descriptor, or -1 with errno.
#[inline]
pub(crate) fn ret_fd(ret: c_int) -> Result<c_int, Errno> {
    if ret == -1 {
        Err(Errno::last())
    } else {
        Ok(ret)
    }
}

/// For calls that return a small count or flag word, or -1 with errno.
#[inline]
pub(crate) fn ret_count(ret: c_int) -> Result<usize, Errno> {
    usize::try_from(ret).map_err(|_| Errno::last())
}

/// For calls that return a length, or -1 with errno.
#[inline]
pub(crate) fn ret_len(ret: isize) -> Result<usize, Errno> {
    usize::try_from(ret).map_err(|_| Errno::last())
}

/// Room that any text of `strerror` fits into, translated ones too.
pub const TEXT_MAX: usize = 256;

/// strerror_r(3): the text of an error number in the process's locale, cut to `buf`.
///
/// Never fails: an unknown number gets the C library's "Unknown error N".
pub fn strerror(errno: c_int, buf: &mut [u8]) -> &CStr {
    if buf.is_empty() {
        return c"";
    }
    // SAFETY: `buf` is writable for the length given, and the POSIX form of strerror_r
    // (what libc binds on every system) writes no more than that.
    unsafe { libc::strerror_r(errno, buf.as_mut_ptr().cast::<c_char>(), buf.len()) };
    // glibc terminates a cut text too; other libraries need not.
    if let Some(last) = buf.last_mut() {
        *last = 0;
    }
    CStr::from_bytes_until_nul(buf).unwrap_or(c"")
}

/// Whether [`strerror`] gives the C locale's texts. To be called at the start of a process or
/// module: setlocale(3) has no lock, so no other thread may be in it.
pub fn messages_in_c_locale() -> bool {
    // SAFETY: with null it changes nothing; it returns a NUL-terminated string that is valid until
    // the next setlocale.
    unsafe {
        let name = libc::setlocale(libc::LC_MESSAGES, core::ptr::null());
        !name.is_null() && CStr::from_ptr(name) == c"C"
    }
}

/// How often this process has set a locale, by the counter that glibc has for programs that cache
/// translations; None without such a counter. Any thread may call this at any time.
#[inline]
pub fn locale_changes() -> Option<c_int> {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        use core::sync::atomic::{AtomicI32, Ordering};
        unsafe extern "C" {
            static _nl_msg_cat_cntr: AtomicI32;
        }
        // SAFETY: an int that glibc exports since 2.2; it is only read, whole.
        Some(unsafe { &_nl_msg_cat_cntr }.load(Ordering::Relaxed))
    }
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn debug_prints_the_c_name() {
        assert_eq!(format!("{:?}", Errno::EADDRINUSE), "EADDRINUSE");
        assert_eq!(format!("{:?}", Errno(99_999)), "Errno(99999)");
    }

    #[test]
    fn would_block_is_exactly_three() {
        let quiet: Vec<c_int> = (0..200).filter(|n| Errno(*n).is_would_block()).collect();
        let mut want = vec![libc::EAGAIN, libc::EINPROGRESS];
        want.sort_unstable();
        assert_eq!(quiet, want);
    }

    #[test]
    #[cfg_attr(miri, ignore = "calls strerror_r and setlocale")]
    fn texts_are_the_c_librarys() {
        let mut buf = [0u8; TEXT_MAX];
        assert!(messages_in_c_locale());
        assert_eq!(strerror(98, &mut buf).to_bytes(), b"Address already in use");
    }

    #[test]
    #[cfg_attr(miri, ignore = "calls strerror_r")]
    fn a_short_buffer_cuts_and_terminates() {
        let mut buf = [0xffu8; 8];
        assert_eq!(strerror(98, &mut buf).to_bytes(), b"Address");
        assert_eq!(strerror(98, &mut []).to_bytes(), b"");
    }
}
