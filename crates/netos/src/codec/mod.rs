//! Bytes to values and values to bytes, without system calls.
//!
//! Every decoder takes bytes of any length and content, and returns `None` or a remainder rather
//! than read past them, so all of it can run under Miri and a fuzzer.

#![deny(unsafe_code, clippy::unwrap_used, clippy::expect_used)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub mod cbpf;
pub mod cmsg;
pub mod control;
pub(crate) mod field;
pub mod ip;
pub mod line_end;
pub mod option_value;
pub(crate) mod record;
pub mod sockaddr;
pub mod tcp_info;
