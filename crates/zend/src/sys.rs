//! The raw Zend symbols this crate uses: ext-php-rs's bindings plus our own few.
//! Only `zend`, `handle`, `abi` and `module` may name this module.

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
