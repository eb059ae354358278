//! PHP's `sockets` extension, in Rust: a drop-in for the C `sockets.so` of the PHP version
//! that loads it. ARCHITECTURE.md has the map, SAFETY.md the invariants that cross files.

// On top: called by PHP and by other extensions.
mod abi;
mod functions;
mod module;
mod tables;

// The families, in the order of the manual's index.
mod addrinfo;
mod iovec;
mod last_error;
mod lifecycle;
mod message;
mod mode;
mod names;
mod option;
#[cfg(php86)]
mod poll_handle;
mod select;
mod sockets;
mod stream;
mod transfer;

// Shared by the families.
mod address;
mod convert;
mod interrupted;
mod settings;
mod socket;
mod version;

pub(crate) use ::zend;
