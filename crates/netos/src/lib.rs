//! Sockets as the kernel and the C library offer them.
//!
//! It uses libc and nothing of PHP. The extension depends on this crate, never the reverse.
//!
//! - [`codec`] turns bytes into values and back. No system call, no allocation on a
//!   hot path; every input may be hostile.
//! - [`call`] is one thin function per system call: the errno is read at once, EINTR is
//!   never retried, nothing is logged, and descriptors belong to the caller.
//! - [`plat`] has the differences between systems, as data and small functions.

#![deny(missing_docs)]

#[cfg(not(any(target_os = "linux", target_os = "android")))]
compile_error!(
    "netos knows Linux. Another Unix needs a file in src/plat/; Winsock's handles, errors and \
     control messages differ in kind."
);

pub mod call;
pub mod codec;
pub mod consts;
pub mod errno;
pub mod fault;
pub mod plat;

pub use errno::Errno;
pub use libc;
