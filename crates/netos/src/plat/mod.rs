//! What differs between systems; only Linux is supported. The file of another system would have
//! the same names:
//!
//! - `errno_location() -> *mut c_int`, the thread's errno
//! - `SA_HAS_LEN`, whether `sockaddr` starts with a length byte
//! - `SO_DOMAIN`, `SO_PROTOCOL`, the options for a socket's family and protocol, if any
//! - `CMSG_ALIGN` and `CmsgLen`, how control messages are laid out
//! - `KINDS`, the control messages that are read
//! - `AI_V4MAPPED`, `MAP_NORESERVE`, or 0
//! - `accept4`, `h_errno`, `gethostbyname_v4`, small functions

#[path = "linux.rs"]
mod imp;

pub use imp::*;
