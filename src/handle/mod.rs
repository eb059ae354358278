//! Handles: what PHP code holds. One native socket, two faces (object, resource).

pub mod resource;
pub mod socket;

pub use socket::Sock;
