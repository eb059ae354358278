//! epoll and ppoll with select(2)'s semantics: the events of each of its sets, and a wait for an
//! epoll set and a few more descriptors.

use std::os::fd::RawFd;
use std::time::Instant;

use libc::{c_short, epoll_event, pollfd, timespec, timeval};
use netos::call::fork::ForkMark;
use netos::call::open;
use netos::call::readiness::{self, Claim};
use netos::errno::Errno;

use crate::select::{SETS, time_left};

/// Sets of select(2), a bit each.
pub type Sets = u8;

#[inline]
pub const fn bit(set: usize) -> Sets {
    1 << set
}

/// The events of each of select(2)'s sets, as in the kernel (fs/select.c). poll(2) and epoll have
/// the same numbers.
const EVENTS: [c_short; SETS] = [
    libc::POLLRDNORM | libc::POLLRDBAND | libc::POLLIN | libc::POLLHUP | libc::POLLERR,
    libc::POLLWRBAND | libc::POLLWRNORM | libc::POLLOUT | libc::POLLERR,
    libc::POLLPRI,
];

pub fn events_of(sets: Sets) -> c_short {
    (0..SETS)
        .filter(|set| sets & bit(*set) != 0)
        .fold(0, |all, set| all | EVENTS[set])
}

#[inline]
pub fn sets_of(events: c_short) -> Sets {
    (0..SETS)
        .filter(|set| events & EVENTS[*set] != 0)
        .fold(0, |all, set| all | bit(set))
}

pub const NO_EVENT: epoll_event = epoll_event { events: 0, u64: 0 };

/// An epoll set of this process and this thread: one descriptor. Other code may close it, and its
/// number may be reused for another file; the claim detects that.
pub struct Epoll {
    fd: RawFd,
    claim: Claim,
    mark: ForkMark,
}

impl Drop for Epoll {
    fn drop(&mut self) {
        if self.is_intact() {
            let _ = open::close(self.fd);
        }
    }
}

impl Epoll {
    pub fn new() -> Result<Self, Errno> {
        let fd = readiness::epoll_create1(libc::EPOLL_CLOEXEC)?;
        match readiness::claim(fd) {
            Ok(claim) => Ok(Self {
                fd,
                claim,
                mark: ForkMark::new(),
            }),
            Err(e) => {
                let _ = open::close(fd);
                Err(e)
            }
        }
    }

    #[inline]
    pub fn is_of_this_process(&self) -> bool {
        self.mark.is_same_process()
    }

    /// Whether the descriptor is still our set.
    #[inline]
    pub fn is_intact(&self) -> bool {
        readiness::is_claimed(self.fd, self.claim)
    }

    /// EPOLL_CTL_ADD, _MOD or _DEL; the fd's events will carry `tag`.
    pub fn change(&self, how: libc::c_int, fd: RawFd, sets: Sets, tag: u64) -> Result<(), Errno> {
        let event = epoll_event {
            events: events_of(sets) as u16 as u32,
            u64: tag,
        };
        match readiness::epoll_ctl(self.fd, how, fd, event) {
            // The same file had this number before, and is still registered.
            Err(Errno(libc::EEXIST)) => {
                readiness::epoll_ctl(self.fd, libc::EPOLL_CTL_MOD, fd, event)
            }
            outcome => outcome,
        }
    }

    /// What is ready now.
    #[inline]
    pub fn ready(&self, events: &mut [epoll_event]) -> Result<usize, Errno> {
        readiness::epoll_wait(self.fd, events, 0)
    }

    /// The entry by which ppoll(2) waits for the whole set. The kernel restarts such a wait when it
    /// would restart select(2), which it never does for epoll_wait(2).
    pub fn entry(&self) -> pollfd {
        pollfd {
            fd: self.fd,
            events: libc::POLLIN,
            revents: 0,
        }
    }
}

/// How long a call may wait.
#[derive(Clone, Copy)]
pub struct Limit {
    whole: Option<timeval>,
    began: Option<Instant>,
}

impl Limit {
    pub fn new(whole: Option<timeval>) -> Self {
        Self { whole, began: None }
    }

    #[inline]
    pub fn is_zero(&self) -> bool {
        self.whole.is_some_and(|t| t.tv_sec == 0 && t.tv_usec == 0)
    }

    /// Sleeps until one of `entries` has an event.
    pub fn sleep(&mut self, entries: &mut [pollfd]) -> Result<usize, Errno> {
        if self.whole.is_some() && !self.is_zero() {
            self.began = Some(Instant::now());
        }
        let timeout = self.whole.map(|t| timespec {
            tv_sec: t.tv_sec,
            tv_nsec: t.tv_usec * 1000,
        });
        readiness::ppoll(entries, timeout)
    }

    pub fn left(&self) -> Option<timeval> {
        let (Some(whole), Some(began)) = (self.whole, self.began) else {
            return self.whole;
        };
        Some(time_left(whole, began))
    }
}
