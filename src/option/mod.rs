//! Socket options. `rows` says what an option's value is made of, by level and number;
//! `get` and `set` have one reader and one writer for each shape. A new option with
//! structure is a row, and a shape of its own only where none fits.

#![forbid(unsafe_code)]

mod filter;
mod get;
mod multicast;
mod rows;
mod set;
mod value;

pub use get::socket_get_option;
pub use set::socket_set_option;
