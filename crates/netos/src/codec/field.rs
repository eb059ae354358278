//! Fixed-width fields at byte offsets; only this file slices bytes.

/// The `N` bytes at `at`, or `None` where `bytes` ends before.
#[inline]
pub(crate) fn take<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>().copied()
}

/// Puts `value` at `at`; bytes that would fall outside are dropped.
#[inline]
pub(crate) fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    if let Some(room) = bytes.get_mut(at..).and_then(|b| b.get_mut(..value.len())) {
        room.copy_from_slice(value);
    }
}

/// Readers of native-endian integers at an offset.
macro_rules! readers {
    ($($name:ident $ty:ty;)*) => {$(
        #[inline]
        pub(crate) fn $name(bytes: &[u8], at: usize) -> Option<$ty> {
            take(bytes, at).map(<$ty>::from_ne_bytes)
        }
    )*};
}

readers! {
    u16_at u16;
    u32_at u32;
    u64_at u64;
    i32_at i32;
    usize_at usize;
}
