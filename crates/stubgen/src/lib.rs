//! Reads `stubs/sockets.stub.php`, the only source of signatures, constants and classes, and
//! generates from it: the extension's Zend tables ([`generate`], for
//! `build.rs`), the reader's table of constants ([`constants_table`], for the docs) and the
//! editor's stub of the namespace ([`namespace_stub`]).
//!
//! It parses PHP with tree-sitter and contains nothing about sockets. Only build-time code depends
//! on it.

mod doc;
mod markdown;
mod model;
mod namespace;
mod read;
mod rust;

use std::fmt;

pub use model::{
    Class, Constant, Function, Kind, NAMESPACE, Origin, Param, Signature, Space, Stub, Type,
    Version,
};

/// Parses a stub and checks what PHP cannot: tags, aliases, constant values.
pub fn parse(stub: &str) -> Result<Stub, Error> {
    read::stub(stub)
}

/// The Rust tables for one PHP version, ready to be included by the extension.
pub fn generate(stub: &str, php: Version) -> Result<String, Error> {
    rust::tables(&parse(stub)?, php)
}

/// A Markdown page of every constant, its value and its first PHP version.
pub fn constants_table(stub: &str) -> Result<String, Error> {
    Ok(markdown::constants(&parse(stub)?))
}

/// A Markdown page of the functions and classes that PHP does not have.
pub fn reference(stub: &str) -> Result<String, Error> {
    Ok(markdown::reference(&parse(stub)?))
}

/// A stub of the namespace for editors, with PHP's constants, which the main stub declares in the
/// global namespace only.
pub fn namespace_stub(stub: &str) -> Result<String, Error> {
    Ok(namespace::constants(&parse(stub)?))
}

/// An error in the stub, and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub line: usize,
    pub message: String,
}

impl Error {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self {
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Error {}
