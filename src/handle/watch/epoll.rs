//! epoll in select(2)'s terms: what each of its sets looks for, and a wait with its
//! timeout. One descriptor, which belongs to the process that made it.

use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use libc::epoll_event;
use netos::call::fork::ForkMark;
use netos::call::{open, readiness};
use netos::errno::Errno;

/// The arrays of socket_select: read, write, except.
pub const SETS: usize = 3;

#[inline]
pub const fn bit(set: usize) -> u8 {
    1 << set
}

/// What select(2) looks for, per set, in the kernel's own words (fs/select.c).
const EVENTS: [u32; SETS] = [
    (libc::EPOLLRDNORM | libc::EPOLLRDBAND | libc::EPOLLIN | libc::EPOLLHUP | libc::EPOLLERR)
        as u32,
    (libc::EPOLLWRBAND | libc::EPOLLWRNORM | libc::EPOLLOUT | libc::EPOLLERR) as u32,
    libc::EPOLLPRI as u32,
];

fn events_of(sets: u8) -> u32 {
    (0..SETS)
        .filter(|set| sets & bit(*set) != 0)
        .fold(0, |all, set| all | EVENTS[set])
}

pub fn sets_of(events: u32) -> u8 {
    (0..SETS)
        .filter(|set| events & EVENTS[*set] != 0)
        .fold(0, |all, set| all | bit(set))
}

pub const NO_EVENT: epoll_event = epoll_event { events: 0, u64: 0 };

/// How many waits go straight to sleep before one may ask first again, and what counts
/// as having been answered at once: see `Epoll::wait`.
const STRAIGHT: u8 = 64;
const AT_ONCE: Duration = Duration::from_micros(50);

pub struct Epoll {
    fd: RawFd,
    mark: ForkMark,
    /// How many waits to come go straight to sleep.
    straight: u8,
}

impl Drop for Epoll {
    fn drop(&mut self) {
        let _ = open::close(self.fd);
    }
}

impl Epoll {
    pub fn new() -> Result<Self, Errno> {
        Ok(Self {
            fd: readiness::epoll_create1(libc::EPOLL_CLOEXEC)?,
            mark: ForkMark::new(),
            straight: 1,
        })
    }

    #[inline]
    pub fn is_of_this_process(&self) -> bool {
        self.mark.is_same_process()
    }

    /// EPOLL_CTL_ADD, _MOD or _DEL; the fd's events will carry `tag`.
    pub fn change(&self, how: libc::c_int, fd: RawFd, sets: u8, tag: u64) -> Result<(), Errno> {
        let event = epoll_event {
            events: events_of(sets),
            u64: tag,
        };
        readiness::epoll_ctl(self.fd, how, fd, event)
    }

    /// How many events came, and when the wait began if that may matter.
    ///
    /// A timeout has the kernel look at the clock more than once, for nothing where there
    /// is always something to do: then it is left away at first. Where there is not, that
    /// would be a system call for nothing, so after one that was, and for as long as waits
    /// are real ones, all go straight to sleep.
    pub fn wait(
        &mut self,
        events: &mut [epoll_event],
        limit: Option<libc::timeval>,
    ) -> (Result<usize, Errno>, Option<Instant>) {
        if limit.is_none_or(|t| t.tv_sec == 0 && t.tv_usec == 0) {
            return (self.sleep(events, limit), None);
        }
        if self.straight == 0 {
            match readiness::epoll_wait(self.fd, events, 0) {
                Ok(0) => self.straight = STRAIGHT,
                outcome => return (outcome, None),
            }
        }
        let started = Instant::now();
        let outcome = self.sleep(events, limit);
        self.straight = self.straight.saturating_sub(1);
        if self.straight == 0 && started.elapsed() > AT_ONCE {
            self.straight = STRAIGHT;
        }
        (outcome, Some(started))
    }

    fn sleep(
        &self,
        events: &mut [epoll_event],
        limit: Option<libc::timeval>,
    ) -> Result<usize, Errno> {
        match limit {
            None => readiness::epoll_wait(self.fd, events, -1),
            Some(t) if t.tv_usec % 1000 == 0 && t.tv_sec < 1_000_000 => {
                let millis = t.tv_sec as libc::c_int * 1000 + (t.tv_usec / 1000) as libc::c_int;
                readiness::epoll_wait(self.fd, events, millis)
            }
            Some(t) => readiness::epoll_pwait2(
                self.fd,
                events,
                Some(libc::timespec {
                    tv_sec: t.tv_sec,
                    tv_nsec: t.tv_usec * 1000,
                }),
            ),
        }
    }
}

/// Of a timeout that began to run at `started`.
pub fn what_is_left(
    limit: Option<libc::timeval>,
    started: Option<Instant>,
) -> Option<libc::timeval> {
    let (Some(limit), Some(started)) = (limit, started) else {
        return limit;
    };
    let whole = Duration::new(limit.tv_sec as u64, limit.tv_usec as u32 * 1000);
    let left = whole.saturating_sub(started.elapsed());
    Some(libc::timeval {
        tv_sec: left.as_secs() as libc::time_t,
        tv_usec: libc::suseconds_t::from(left.subsec_micros()),
    })
}
