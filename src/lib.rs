//! PHP's `sockets` extension, in Rust.

mod zend;
