//! Option values of any length; whole ones are written back as they were read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use netos::codec::control::ExtendedError;
use netos::codec::option_value::*;
use netos::codec::tcp_info;

macro_rules! round_trip {
    ($bytes:ident: $($record:ident)*) => {$(
        match $record::decode($bytes) {
            Some(value) => assert_eq!(value.encode(), $bytes[..$record::SIZE]),
            None => assert!($bytes.len() < $record::SIZE),
        }
    )*};
}

fuzz_target!(|bytes: &[u8]| {
    round_trip!(bytes: Timeval Timespec Linger Ucred InPktinfo In6Pktinfo);
    let _ = ExtendedError::decode(bytes);
    assert_eq!(u32s(bytes).count(), bytes.len() / 4);
    assert!(!text(bytes).contains(&0));
    let whole = tcp_info::fields(bytes).count();
    assert!(whole <= tcp_info::FIELDS.len());
    assert!(whole == tcp_info::FIELDS.len() || bytes.len() < tcp_info::SIZE);
});
