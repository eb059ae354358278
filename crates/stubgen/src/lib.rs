//! The stub reader.
