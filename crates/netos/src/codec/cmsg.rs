//! Control messages as bytes: a builder into the caller's memory and an iterator that
//! trusts no length. What a message means is [`super::control`]'s business.

use core::ffi::c_int;
use core::mem::offset_of;

use libc::cmsghdr;

use super::field::{i32_at, put, take};
use crate::fault::Full;
use crate::plat::{CMSG_ALIGN, CmsgLen};

/// Bytes before a message's data.
pub const HEADER: usize = align(size_of::<cmsghdr>());

const LEVEL_AT: usize = offset_of!(cmsghdr, cmsg_level);
const TYPE_AT: usize = offset_of!(cmsghdr, cmsg_type);

/// `CMSG_ALIGN`; sticks at the top instead of wrapping.
pub const fn align(len: usize) -> usize {
    len.saturating_add(CMSG_ALIGN - 1) & !(CMSG_ALIGN - 1)
}

/// `CMSG_LEN`: header and data, no padding behind.
#[doc(alias = "CMSG_LEN")]
pub const fn len(data: usize) -> usize {
    HEADER.saturating_add(data)
}

/// `CMSG_SPACE`: header, data and padding. What cannot be expressed sticks near the top of
/// `usize`, where no allocation succeeds.
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

/// Lays control messages out one after another.
pub struct Builder<'a> {
    room: &'a mut [u8],
    /// A multiple of the alignment, never above `room.len()`.
    used: usize,
}

impl<'a> Builder<'a> {
    /// Starts at the front of `room`, which may hold anything and have any alignment.
    pub fn new(room: &'a mut [u8]) -> Self {
        Builder { room, used: 0 }
    }

    /// Adds a message with a copy of `data`.
    pub fn push(&mut self, level: c_int, kind: c_int, data: &[u8]) -> Result<(), Full> {
        self.reserve(level, kind, data.len())?.copy_from_slice(data);
        Ok(())
    }

    /// Adds a message with `data` zero bytes and lends them.
    pub fn reserve(&mut self, level: c_int, kind: c_int, data: usize) -> Result<&mut [u8], Full> {
        let end = self.used.saturating_add(space(data));
        let full = Full { needed: end };
        let message = self.room.get_mut(self.used..end).ok_or(full)?;
        message.fill(0);
        self.used = end;
        Ok(write(message, level, kind, data))
    }

    /// How many bytes are laid out.
    pub fn used(&self) -> usize {
        self.used
    }

    /// The messages, for sendmsg(2).
    pub fn finish(self) -> &'a [u8] {
        let Builder { room, used } = self;
        room.get(..used).unwrap_or(&[])
    }
}

/// One control message.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// `cmsg_level`.
    pub level: c_int,
    /// `cmsg_type`.
    pub kind: c_int,
    /// What follows the header, as far as both the header and the buffer say.
    pub data: &'a [u8],
    /// The header promised more than the buffer holds.
    pub cut: bool,
}

/// Walks the messages in a control buffer.
#[derive(Clone, Debug)]
pub struct Messages<'a> {
    rest: &'a [u8],
}

/// The messages in what recvmsg(2) filled. Ends at the first header that is not whole or
/// that says it is shorter than itself.
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
mod tests {
    #![allow(unsafe_code, clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

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
    fn too_little_room_is_refused_and_changes_nothing() {
        let mut room = [0u8; 40];
        let mut builder = Builder::new(&mut room);
        builder.push(1, 2, &[7; 3]).unwrap();
        assert_eq!(builder.used(), space(3));
        let needed = space(3) + space(1);
        assert_eq!(builder.push(1, 2, &[9]), Err(Full { needed }));
        assert!(builder.push(1, 2, &vec![0; 1 << 16]).is_err());
        assert!(builder.reserve(1, 2, usize::MAX).is_err());
        assert_eq!(messages(builder.finish()).count(), 1);
    }

    #[test]
    fn a_lying_length_ends_the_walk() {
        let mut room = [0u8; 64];
        let mut builder = Builder::new(&mut room);
        builder.push(1, 1, &[1; 4]).unwrap();
        builder.push(1, 2, &[2; 4]).unwrap();
        let used = builder.used();
        for lie in [0, 1, HEADER - 1, HEADER, usize::MAX, usize::MAX - 7, 41] {
            room[..size_of::<CmsgLen>()].copy_from_slice(&(lie as CmsgLen).to_ne_bytes());
            let seen: Vec<_> = messages(&room[..used]).collect();
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
            let size: usize = list.iter().map(|(_, _, d)| space(d.len())).sum();
            let mut room = vec![0xa5u8; size + shift];
            let mut builder = Builder::new(&mut room[shift..]);
            for (level, kind, data) in &list {
                builder.push(*level, *kind, data).unwrap();
            }
            prop_assert_eq!(builder.used(), size);
            let read: Vec<_> = messages(builder.finish())
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
