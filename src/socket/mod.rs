//! Handles: what PHP code holds. One native socket, two faces (object, resource).

#![deny(unsafe_code)]

pub mod handle;
pub mod report;
pub mod resource;
pub mod state;

pub use handle::{GONE, NewSock, Sock, not_valid_resource, publish, publish_all};
pub use resource::closed_socket;
