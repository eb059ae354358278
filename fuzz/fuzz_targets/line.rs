//! The line scanner against the plain search.
#![no_main]

use libfuzzer_sys::fuzz_target;
use netos::codec::line_end::find_line_end;

fuzz_target!(|bytes: &[u8]| {
    let plain = bytes.iter().position(|b| matches!(b, b'\n' | b'\r'));
    assert_eq!(find_line_end(bytes), plain);
});
