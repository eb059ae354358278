//! The tables that build.rs makes from stubs/sockets.stub.php: functions, constants,
//! class declarations. A function that is in the stub and not in Rust does not compile.

#![allow(
    non_upper_case_globals,
    non_snake_case,
    clippy::large_const_arrays, // gone once the tables are made of it
    clippy::unnecessary_cast
)]

include!(concat!(env!("OUT_DIR"), "/stub.rs"));
