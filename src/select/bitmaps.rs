//! The three bitmaps of select(2), as long as the highest descriptor requires.

use std::os::fd::RawFd;

use netos::call::readiness::{self, WORD_BITS, Word, has_bit, set_bit, words_for};
use netos::errno::Errno;

use super::SETS;
use super::answer::Readiness;
use crate::socket::GONE;
use crate::zend::scratch::Scratch;

/// Room on the stack for descriptors below this; each call has to clear it.
const INLINE: usize = 256 / WORD_BITS;

pub struct Bitmaps {
    inline: [[Word; INLINE]; SETS],
    /// Replaces `inline` once a descriptor does not fit there. Either has set after set.
    long: Option<Scratch<Word>>,
    used: [bool; SETS],
    max: RawFd,
    /// A stream has closed one of the descriptors.
    gone: bool,
}

impl Bitmaps {
    #[inline]
    pub fn new() -> Self {
        Self {
            inline: [[0; INLINE]; SETS],
            long: None,
            used: [false; SETS],
            max: 0,
            gone: false,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.used == [false; SETS]
    }

    #[inline]
    pub fn add(&mut self, set: usize, fd: RawFd) {
        self.used[set] = true;
        if fd == GONE {
            self.gone = true;
            return;
        }
        self.max = self.max.max(fd);
        if self.long.is_none() && words_for(fd) <= INLINE {
            set_bit(&mut self.inline[set], fd);
        } else {
            self.add_long(set, fd);
        }
    }

    fn add_long(&mut self, set: usize, fd: RawFd) {
        if words_for(fd) > self.words().len() / SETS {
            self.grow(words_for(fd));
        }
        if let Some(long) = &mut self.long {
            let words = long.len() / SETS;
            set_bit(&mut long[set * words..][..words], fd);
        }
    }

    #[inline]
    fn words(&self) -> &[Word] {
        self.long.as_deref().unwrap_or(self.inline.as_flattened())
    }

    #[cold]
    fn grow(&mut self, wanted: usize) {
        let words = wanted.next_power_of_two();
        let mut long = Scratch::filled(words * SETS, 0 as Word);
        let old = self.words().chunks(self.words().len() / SETS);
        for (new, old) in long.chunks_mut(words).zip(old) {
            new[..old.len()].copy_from_slice(old);
        }
        self.long = Some(long);
    }

    /// Waits; the bits of ready descriptors stay set.
    pub fn select(&mut self, timeout: Option<libc::timeval>) -> Result<usize, Errno> {
        if self.gone {
            return Err(Errno::EBADF);
        }
        match &mut self.long {
            None => readiness::select(self.max, self.inline.as_flattened_mut(), self.used, timeout),
            Some(long) => readiness::select(self.max, long, self.used, timeout),
        }
    }
}

impl Readiness for Bitmaps {
    #[inline]
    fn is_ready(&self, set: usize, fd: RawFd) -> bool {
        match &self.long {
            None => has_bit(&self.inline[set], fd),
            Some(long) => {
                let words = long.len() / SETS;
                has_bit(&long[set * words..][..words], fd)
            }
        }
    }
}
