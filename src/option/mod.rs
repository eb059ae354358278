//! Socket options. `rows` has the shape of an option's value, by level and number; `get` and
//! `set` have one reader and one writer for each shape. A new option with structure needs a row,
//! and a new shape only if none fits.

#![forbid(unsafe_code)]

mod filter;
mod get;
mod multicast;
mod rows;
mod set;
mod value;

pub use get::socket_get_option;
pub use set::socket_set_option;
