//! The three bitmaps of select(2), as long as the highest descriptor wants them.

use std::os::fd::RawFd;

use netos::call::readiness::{self, WORD_BITS, Word, has_bit, set_bit, words_for};
use netos::errno::Errno;

use super::SETS;
use super::answer::Readiness;
use crate::socket::GONE;
use crate::zend::scratch::Scratch;

/// Room for descriptors below this on the stack, which has to be cleared for each call.
const INLINE: usize = 256 / WORD_BITS;

pub struct Bitmaps {
    inline: [[Word; INLINE]; SETS],
    /// In place of `inline` once a descriptor does not fit there: set after set.
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
        if words_for(fd) > self.words() {
            self.grow(words_for(fd));
        }
        if let Some(words) = self.set_mut(set) {
            set_bit(words, fd);
        }
    }

    /// Words in each set.
    fn words(&self) -> usize {
        self.long.as_ref().map_or(INLINE, |long| long.len() / SETS)
    }

    #[cold]
    fn grow(&mut self, wanted: usize) {
        let words = wanted.next_power_of_two();
        let mut long = Scratch::filled(words * SETS, 0 as Word);
        for set in 0..SETS {
            let old = self.set(set);
            long[set * words..][..old.len()].copy_from_slice(old);
        }
        self.long = Some(long);
    }

    #[inline]
    fn set(&self, set: usize) -> &[Word] {
        match &self.long {
            None => &self.inline[set],
            Some(long) => {
                let words = long.len() / SETS;
                &long[set * words..][..words]
            }
        }
    }

    fn set_mut(&mut self, set: usize) -> Option<&mut [Word]> {
        match &mut self.long {
            None => self.inline.get_mut(set).map(|s| s.as_mut_slice()),
            Some(long) => {
                let words = long.len() / SETS;
                long.chunks_mut(words).nth(set)
            }
        }
    }

    /// Waits; what is ready stays set.
    pub fn select(&mut self, timeout: Option<libc::timeval>) -> Result<usize, Errno> {
        if self.gone {
            return Err(Errno::EBADF);
        }
        let [read, write, except] = self.used;
        let [r, w, e] = match &mut self.long {
            None => {
                let [r, w, e] = &mut self.inline;
                [Some(r.as_mut_slice()), Some(w), Some(e)]
            }
            Some(long) => {
                let words = long.len() / SETS;
                let mut sets = long.chunks_mut(words);
                [sets.next(), sets.next(), sets.next()]
            }
        };
        readiness::select(
            self.max,
            [
                r.filter(|_| read),
                w.filter(|_| write),
                e.filter(|_| except),
            ],
            timeout,
        )
    }
}

impl Readiness for Bitmaps {
    #[inline]
    fn is_ready(&self, set: usize, fd: RawFd) -> bool {
        has_bit(self.set(set), fd)
    }
}
