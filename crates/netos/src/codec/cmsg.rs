//! Control messages as bytes: a writer into the caller's memory and an iterator that checks every
//! length. [`super::control`] interprets the data.

use core::ffi::c_int;
use core::mem::offset_of;

use libc::cmsghdr;

use super::field::{i32_at, put, take};
use crate::plat::{CMSG_ALIGN, CmsgLen};

/// Bytes before a message's data.
pub const HEADER: usize = align(size_of::<cmsghdr>());

const LEVEL_AT: usize = offset_of!(cmsghdr, cmsg_level);
const TYPE_AT: usize = offset_of!(cmsghdr, cmsg_type);

/// `CMSG_ALIGN`; saturates instead of wrapping.
pub const fn align(len: usize) -> usize {
    len.saturating_add(CMSG_ALIGN - 1) & !(CMSG_ALIGN - 1)
}

/// `CMSG_LEN`: header and data, no padding behind.
#[doc(alias = "CMSG_LEN")]
pub const fn len(data: usize) -> usize {
    HEADER.saturating_add(data)
}

/// `CMSG_SPACE`: header, data and padding. Saturates near the top of `usize`, where
/// no allocation succeeds.
#[doc(alias = "CMSG_SPACE")]
pub const fn space(data: usize) -> usize {
    align(len(data))
}

/// Writes the header of a message with `data` bytes to the front of `room`, which is zeroed
/// and [`space`]`(data)` long, and lends the data. Empty where `room` is too short.
pub fn write(room: &mut [u8], level: c_int, kind: c_int, data: usize) -> &mut [u8] {
    put(room, 0, &(len(data) as CmsgLen).to_ne_bytes());
    put(room, LEVEL_AT, &level.to_ne_bytes());
    put(room, TYPE_AT, &kind.to_ne_bytes());
    room.get_mut(HEADER..len(data)).unwrap_or(&mut [])
}

/// One control message.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// `cmsg_level`.
    pub level: c_int,
    /// `cmsg_type`.
    pub kind: c_int,
    /// The bytes after the header, within both the length in the header and the buffer.
    pub data: &'a [u8],
    /// The length in the header exceeds the buffer.
    pub cut: bool,
}

/// Walks the messages in a control buffer.
#[derive(Clone, Debug)]
pub struct Messages<'a> {
    rest: &'a [u8],
}

/// The messages that recvmsg(2) filled in. Ends at the first header that is cut, or whose length
/// is less than a header's.
pub fn messages(control: &[u8]) -> Messages<'_> {
    Messages { rest: control }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Message<'a>;

    fn next(&mut self) -> Option<Message<'a>> {
        let bytes = self.rest;
        #[allow(clippy::unnecessary_cast)] // narrower than usize outside Linux
        let said = CmsgLen::from_ne_bytes(take(bytes, 0)?) as usize;
        let level = i32_at(bytes, LEVEL_AT)?;
        let kind = i32_at(bytes, TYPE_AT)?;
        if said < HEADER {
            self.rest = &[];
            return None;
        }
        let data = bytes.get(HEADER..said.min(bytes.len()))?;
        self.rest = bytes.get(align(said)..).unwrap_or(&[]);
        Some(Message {
            level,
            kind,
            data,
            cut: said > bytes.len(),
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(unsafe_code, clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    /// Adds a message at the end.
    pub(crate) fn append(list: &mut Vec<u8>, level: c_int, kind: c_int, data: &[u8]) {
        let at = list.len();
        list.resize(at + space(data.len()), 0);
        write(&mut list[at..], level, kind, data.len()).copy_from_slice(data);
    }

    #[test]
    fn too_little_room_is_not_written_past() {
        assert!(write(&mut [0; 8], 1, 2, 3).is_empty());
        assert!(write(&mut [0; 40], 1, 2, usize::MAX).is_empty());
    }

    #[test]
    fn sizes_are_those_of_the_macros() {
        for n in (0..300).chain([1 << 20, u32::MAX as usize / 2]) {
            // SAFETY: these two only compute.
            let (c_len, c_space) =
                unsafe { (libc::CMSG_LEN(n as u32), libc::CMSG_SPACE(n as u32)) };
            assert_eq!(len(n), c_len as usize);
            assert_eq!(space(n), c_space as usize);
        }
        assert!(space(usize::MAX) > usize::MAX - 2 * CMSG_ALIGN);
    }

    #[test]
    fn a_lying_length_ends_the_walk() {
        let mut room = Vec::new();
        append(&mut room, 1, 1, &[1; 4]);
        append(&mut room, 1, 2, &[2; 4]);
        let used = room.len();
        for lie in [0, 1, HEADER - 1, HEADER, usize::MAX, usize::MAX - 7, 41] {
            room[..size_of::<CmsgLen>()].copy_from_slice(&(lie as CmsgLen).to_ne_bytes());
            let seen: Vec<_> = messages(&room).collect();
            if lie < HEADER {
                assert!(seen.is_empty());
            } else {
                assert_eq!(seen[0].cut, lie > used);
                assert!(seen[0].data.len() <= used - HEADER);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: if cfg!(miri) { 16 } else { 256 },
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn what_is_built_is_read_back(
            list in prop::collection::vec(
                (any::<i32>(), any::<i32>(), prop::collection::vec(any::<u8>(), 0..40)), 0..6),
            shift in 0usize..8,
        ) {
            // Any alignment will do.
            let mut room = vec![0xa5u8; shift];
            for (level, kind, data) in &list {
                append(&mut room, *level, *kind, data);
            }
            let read: Vec<_> = messages(&room[shift..])
                .map(|m| (m.level, m.kind, m.data.to_vec()))
                .collect();
            prop_assert_eq!(read, list);
        }

        #[test]
        fn any_bytes_can_be_walked(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let total: usize = messages(&bytes).map(|m| HEADER + m.data.len()).sum();
            prop_assert!(total <= bytes.len());
        }
    }
}
