//! One line from a socket, without taking a byte of the next one.

use core::mem::MaybeUninit;

use super::RawFd;
use super::{descriptor, option, transfer};
use crate::codec::line_end::find_line_end;
use crate::errno::Errno;

/// How many bytes are peeked at first: most lines are shorter, and a peek copies.
const WINDOW: usize = 2048;

/// After this many empty messages a line ends.
const EMPTY_MAX: usize = 200;

/// Reads up to and with the first `\n` or `\r`, or until `buf` is full.
///
/// On a stream the line is found with MSG_PEEK and then received whole, two calls a line. Other
/// types, and streams with SO_PEEK_OFF, whose peeks begin elsewhere, are read a byte at a time;
/// on message sockets each read consumes a whole message.
/// Returns the bytes so far when no more are there (EAGAIN), at the end of the stream, or on an
/// error after the first byte. If nothing was read, the end of the stream is ECONNRESET on a
/// blocking socket and 0 on a non-blocking one. On a blocking socket an empty message does not
/// end a line; [`EMPTY_MAX`] of them do.
pub fn read_line(fd: RawFd, buf: &mut [MaybeUninit<u8>], is_stream: bool) -> Result<usize, Errno> {
    let mut total = 0;
    let mut empty = 0;
    let mut window = WINDOW;
    let peeks = is_stream && !has_peek_offset(fd);
    while total < buf.len() {
        let room = if peeks { window } else { 1 };
        let room = room.min(buf.len() - total);
        let Some(part) = buf.get_mut(total..total + room) else {
            break;
        };
        let step = if peeks {
            take_until_line_end(fd, part)
        } else {
            take_byte(fd, part)
        };
        match step {
            Ok(Step { taken: 0, .. }) => {
                empty += 1;
                if is_stream || empty >= EMPTY_MAX || !descriptor::is_blocking(fd)? {
                    return end_of_stream(fd, total);
                }
            }
            Ok(step) => {
                total += step.taken;
                if step.line_ended {
                    break;
                }
                if step.taken > 1 {
                    window = usize::MAX;
                }
            }
            Err(e) if total == 0 => return Err(e),
            Err(_) => break,
        }
    }
    Ok(total)
}

/// Whether SO_PEEK_OFF is set; another process that shares the socket may have set it.
fn has_peek_offset(fd: RawFd) -> bool {
    option::get_int(fd, libc::SOL_SOCKET, libc::SO_PEEK_OFF).is_ok_and(|offset| offset >= 0)
}

struct Step {
    taken: usize,
    line_ended: bool,
}

/// Never waits for more than a byte: a blocking peek would wait for SO_RCVLOWAT of them,
/// although the line is complete.
fn take_until_line_end(fd: RawFd, part: &mut [MaybeUninit<u8>]) -> Result<Step, Errno> {
    let seen = match transfer::recv(fd, part, libc::MSG_PEEK | libc::MSG_DONTWAIT) {
        Ok(seen) => seen.min(part.len()),
        Err(e) if e.is_would_block() => {
            let one = part.len().min(1);
            return take_byte(fd, part.get_mut(..one).unwrap_or_default());
        }
        Err(e) => return Err(e),
    };
    let found = find_line_end(filled(part, seen));
    let wanted = found.map_or(seen, |at| at + 1);
    if wanted == 0 {
        return Ok(Step {
            taken: 0,
            line_ended: false,
        });
    }
    let Some(exact) = part.get_mut(..wanted) else {
        return Err(Errno(libc::EINVAL));
    };
    let taken = transfer::recv(fd, exact, 0)?.min(wanted);
    // Another reader of the same socket may have been faster: only the received bytes count.
    let line_ended = filled(exact, taken)
        .last()
        .is_some_and(|b| matches!(b, b'\n' | b'\r'));
    Ok(Step { taken, line_ended })
}

fn take_byte(fd: RawFd, part: &mut [MaybeUninit<u8>]) -> Result<Step, Errno> {
    let taken = transfer::recv(fd, part, 0)?.min(part.len());
    let line_ended = filled(part, taken)
        .last()
        .is_some_and(|b| matches!(b, b'\n' | b'\r'));
    Ok(Step { taken, line_ended })
}

#[cold]
fn end_of_stream(fd: RawFd, total: usize) -> Result<usize, Errno> {
    if total == 0 && descriptor::is_blocking(fd)? {
        return Err(Errno(libc::ECONNRESET));
    }
    Ok(total)
}

/// The bytes the kernel has just filled.
fn filled(part: &[MaybeUninit<u8>], len: usize) -> &[u8] {
    let part = part.get(..len).unwrap_or_default();
    // SAFETY: recv(2) has written the first `len` bytes, or fewer were asked for.
    unsafe { core::slice::from_raw_parts(part.as_ptr().cast(), part.len()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::call::open;

    fn line(fd: RawFd, cap: usize) -> Result<Vec<u8>, Errno> {
        let mut buf = vec![MaybeUninit::uninit(); cap];
        let n = read_line(fd, &mut buf, true)?;
        Ok(filled(&buf, n).to_vec())
    }

    #[test]
    #[cfg_attr(miri, ignore = "needs sockets")]
    fn takes_lines_one_by_one() {
        let [a, b] = open::socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).unwrap();
        transfer::write(a, b"one\ntwo\r\nthree").unwrap();
        assert_eq!(line(b, 100).unwrap(), b"one\n");
        assert_eq!(line(b, 100).unwrap(), b"two\r");
        assert_eq!(line(b, 100).unwrap(), b"\n");
        assert_eq!(line(b, 2).unwrap(), b"th");
        open::close(a).unwrap();
        assert_eq!(line(b, 100).unwrap(), b"ree");
        assert_eq!(line(b, 100).unwrap_err(), Errno(libc::ECONNRESET));
        open::close(b).unwrap();
    }

    #[test]
    #[cfg_attr(miri, ignore = "needs sockets")]
    fn a_long_line_and_no_waiting() {
        let [a, b] = open::socketpair(libc::AF_UNIX, libc::SOCK_STREAM, 0).unwrap();
        descriptor::set_nonblocking(b, true).unwrap();
        assert_eq!(line(b, 10).unwrap_err(), Errno(libc::EAGAIN));
        let long = [b'x'; 3 * WINDOW];
        transfer::write(a, &long).unwrap();
        assert_eq!(line(b, 4 * WINDOW).unwrap(), long);
        // Not by closing: another test's child may hold the socket for a moment.
        open::shutdown(a, libc::SHUT_WR).unwrap();
        assert_eq!(line(b, 10).unwrap(), b"");
        open::close(a).unwrap();
        open::close(b).unwrap();
    }
}
