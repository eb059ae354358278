//! The raw Zend symbols: ext-php-rs's bindings and a few of our own. The files that SAFETY.md
//! names may use them.

#![allow(
    non_camel_case_types,
    non_upper_case_globals,
    non_snake_case,
    dead_code
)]
#![allow(clippy::all, clippy::undocumented_unsafe_blocks)]

pub use ext_php_rs::ffi::*;

mod extra {
    include!(concat!(env!("OUT_DIR"), "/zend_extra.rs"));
}
pub use extra::*;
