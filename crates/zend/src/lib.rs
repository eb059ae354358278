//! PHP's engine in safe Rust, without anything about sockets.
//!
//! A Zend call may longjmp over any Rust frame, so destructors here free request memory
//! only (SAFETY.md, "Bailout"). User code may run in the middle of any call; SAFETY.md has the rules
//! that lifetimes cannot express ("Re-entry"). `misuse` tests what must not compile.

// Only the extension uses this crate.
#![allow(clippy::new_without_default, clippy::len_without_is_empty)]

pub mod array;
pub mod call;
pub mod cast;
pub mod constant;
pub mod entry;
pub mod error;
pub mod info;
pub mod ini;
pub mod mm;
pub mod object;
#[cfg(php86)]
pub mod poll;
pub mod reference;
pub mod same;
pub mod scratch;
pub mod signal;
pub mod stream;
pub mod string;
pub mod sys;
pub mod table;
pub mod thread;
pub mod zval;

pub use call::{Call, Ret};
pub use error::{Result, Thrown};
pub use reference::Out;
pub use string::{Str, StrBuf};
pub use zval::Val;

#[cfg(doctest)]
pub mod misuse;
