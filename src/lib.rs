//! PHP sockets in Rust.
