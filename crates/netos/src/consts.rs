//! Constants by their C names.
#![allow(missing_docs)]
pub use libc::*;
