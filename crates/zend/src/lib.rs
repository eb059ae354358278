//! The generic Zend glue. Nothing here knows what a socket is, and everything above
//! it (`report`, `convert`, `functions`) reaches PHP through it in safe Rust.
//!
//! Every handle here is `Copy` and owns nothing: a Zend call may longjmp over any
//! Rust frame, so no destructor may matter (SAFETY.md, "Bailout").

// Nothing but the extension uses this crate.
#![allow(clippy::new_without_default, clippy::len_without_is_empty)]
#![allow(clippy::not_unsafe_ptr_arg_deref)]

pub mod args;
pub mod array;
pub mod cast;
pub mod constant;
pub mod entry;
pub mod error;
pub mod info;
pub mod ini;
pub mod mm;
pub mod numeric;
pub mod object;
#[cfg(php86)]
pub mod poll;
pub mod reference;
pub mod ret;
pub mod same;
pub mod scratch;
pub mod signal;
pub mod stream;
pub mod string;
pub mod sys;
pub mod table;
pub mod zval;

pub use args::Call;
pub use error::{Result, Thrown};
pub use reference::Out;
pub use ret::Ret;
pub use string::{Str, StrBuf};
pub use zval::Val;
