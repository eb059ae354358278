//! The handles that PHP code has: a native socket as an object or as a resource.

#![deny(unsafe_code)]

pub mod class;
pub mod handle;
pub mod report;
pub mod resource;
pub mod state;

pub use class::{NewSock, publish, publish_all};
pub use handle::{GONE, Sock, not_valid_resource};
pub use resource::closed_socket;
