//! Thin system calls, one function each, by family.
//!
//! Every function reads errno at once, never retries on EINTR, never logs, and never takes over a
//! descriptor: the caller that opened one closes it. The kernel refuses a descriptor that is
//! closed or is no socket (EBADF, ENOTSOCK).

pub mod descriptor;
pub mod fork;
pub mod ifindex;
pub mod line;
pub mod memory;
pub mod message;
pub mod name;
pub mod open;
pub mod option;
pub mod readiness;
pub mod resolve;
pub mod transfer;

/// A descriptor by number. Its owner is the caller.
pub type RawFd = core::ffi::c_int;
