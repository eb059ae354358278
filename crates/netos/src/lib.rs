//! The operating system stratum: sockets as the kernel and the C library offer them.
//!
//! libc only; knows no PHP. The extension depends on this crate, never the reverse.
//!
//! - [`codec`] turns bytes into values and back. No system call, no allocation on a
//!   hot path, and every input may be hostile.
//! - [`call`] is one thin function per system call: the errno is read at once, EINTR is
//!   never retried, nothing is logged, and descriptors stay the caller's.
//! - [`plat`] holds what differs between systems, as data and small functions.

#![deny(missing_docs)]

#[cfg(not(any(
    target_os = "linux",
    target_os = "android",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly",
    target_vendor = "apple",
)))]
compile_error!(
    "netos knows Linux, the BSDs and macOS. Windows is not supported: Winsock handles, \
     errors and control messages differ in kind. Another Unix needs a file in src/plat/."
);

#[cfg(unix)]
pub mod call;
#[cfg(unix)]
pub mod codec;
#[cfg(unix)]
pub mod consts;
#[cfg(unix)]
pub mod errno;
#[cfg(unix)]
pub mod fault;
#[cfg(unix)]
pub mod plat;

#[cfg(unix)]
pub use errno::Errno;
#[cfg(unix)]
pub use libc;
