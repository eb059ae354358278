//! PHP's `sockets` extension, in Rust: a drop-in for the host's C `sockets.so`.
//!
//! Order of the strata, lower ones first: `netos` (a crate, no PHP in it), `zend`
//! (generic glue, no sockets in it), `abi` and `handle` (Socket and AddressInfo),
//! `report` (error slots and texts), `convert` (PHP arrays), `functions`, `module`.
//! ARCHITECTURE.md has the map, SAFETY.md the invariants that cross files.

mod abi;
mod convert;
mod functions;
mod handle;
mod host;
mod module;
#[cfg(php86)]
mod poll_handle;
mod report;
mod tables;

pub(crate) use ::zend;
