//! Fields of PHP arrays as numbers and texts, with errors in the words of PHP that say where.

#![forbid(unsafe_code)]

pub mod field;
pub mod key;
pub mod path;
