//! An epoll set for the sockets that are passed to socket_select again and again. It is kept
//! between calls, one per thread; a call uses `is_worth_it` and `ask` only.
//!
//! Each array is compared with the one of the last call, and only changes cost work (`slots`). A
//! socket that is new in the set is registered at once. A further interest in a known socket, such
//! as the write interest of a client with data to be sent, is first passed to ppoll(2), which waits
//! for the epoll set as one more descriptor; it is registered if it stays.
//!
//! A socket that is closed, freed or tied to a stream calls `forget`, which makes no system call:
//! epoll drops a socket with its last descriptor. If there is another descriptor (a duplicate in a
//! child, or one in a message), epoll goes on reporting it. The first such stale event ends the
//! set, a new one is built, and from then on sockets are removed before they are closed.
//!
//! select(2) is used for anything that the set cannot do, and after every error of its own: a
//! hang-up on a socket that is only watched for writing, two sockets over one fd, sockets whose
//! stream may close their fd, a system call that fails, no memory, an epoll descriptor that other
//! code has closed. After a fork the child drops the set, which still belongs to the parent.

#![forbid(unsafe_code)]

mod epoll;
mod slots;

use std::collections::TryReserveError;
use std::os::fd::RawFd;

use libc::{c_short, epoll_event, pollfd, timeval};
use netos::errno::Errno;

use self::epoll::{Epoll, Limit, bit, events_of, sets_of};
use self::slots::Slots;
use super::answer::{Answer, Part, Ready, part_at};
use super::{Arrays, SETS, alone};
use crate::socket::Sock;
use crate::zend::array::Array;

/// From this many elements on a kept set is faster than select(2).
const WORTH_IT: usize = 24;
/// A set is built after this many such calls.
const PATIENCE: i32 = 2;
/// How many calls in a row may change more than a quarter of the set before it is dropped, and for
/// how many calls.
const CHURN_LIMIT: i32 = 3;
const COOL_DOWN: i32 = -64;
/// How many interests are passed to ppoll(2) at most, and for how many calls.
const DIRECT: usize = 16;
const DIRECT_CALLS: u32 = 8;
/// After a call that found nothing ready, this many calls sleep at once instead of checking first:
/// a busy server needs one system call, and an idle one wastes none.
const STRAIGHT: u32 = 64;

const NOW: timeval = timeval {
    tv_sec: 0,
    tv_usec: 0,
};

pub enum Asked {
    /// The set of the only array, its ready part, and the number of ready elements.
    Part(usize, Part, usize),
    Ready(Answer),
    Failed(Errno),
    /// select(2) must be used, with the rest of the timeout.
    UseSelect(Option<timeval>),
}

/// The kept set, in Rust memory, one per thread (`KEPT`).
pub struct Kept {
    epoll: Option<Epoll>,
    slots: Slots,
    /// Slots with an interest that is passed to ppoll(2).
    direct: Vec<u32>,
    entries: Vec<pollfd>,
    events: Vec<epoll_event>,
    /// Slots that are ready.
    ready: Vec<u32>,
    calls: u32,
    straight: u32,
    patience: i32,
    churn: i32,
    /// Other processes have duplicates of sockets that are closed here.
    live_elsewhere: bool,
}

/// Why select(2) must be used.
enum Otherwise {
    /// For this call.
    Now,
    /// Because the set is to be dropped.
    GiveUp,
}

impl From<Errno> for Otherwise {
    fn from(_: Errno) -> Self {
        Otherwise::GiveUp
    }
}

impl From<TryReserveError> for Otherwise {
    fn from(_: TryReserveError) -> Self {
        Otherwise::GiveUp
    }
}

zend::per_thread!(pub KEPT: Kept = Kept::new());

/// Whether `arrays` have enough elements for a kept set.
#[inline(always)]
pub fn is_worth_it(arrays: &Arrays<'_>) -> bool {
    if total(arrays) >= WORTH_IT {
        return true;
    }
    KEPT.with(|kept| kept.lend(Kept::leave_if_deserted));
    false
}

/// Waits until one of the sockets in `arrays` is ready, at most for `limit`. Elements that are no
/// open sockets are left to the code for select(2), which reports them.
#[inline(never)]
pub fn ask(arrays: &Arrays<'_>, limit: Option<timeval>) -> Asked {
    KEPT.with(|kept| kept.lend(|kept| kept.ask(arrays, Limit::new(limit))))
        .unwrap_or(Asked::UseSelect(limit))
}

fn total(arrays: &Arrays<'_>) -> usize {
    arrays.iter().flatten().map(|a| a.len()).sum()
}

/// Called before a socket is closed or freed, or shares its fd with a stream.
#[cold]
pub fn forget(sock: Sock<'_>) {
    KEPT.with(|kept| kept.lend(|kept| kept.forget(sock)));
}

impl Kept {
    pub const fn new() -> Self {
        Self {
            epoll: None,
            slots: Slots::new(),
            direct: Vec::new(),
            entries: Vec::new(),
            events: Vec::new(),
            ready: Vec::new(),
            calls: 0,
            straight: 0,
            patience: 0,
            churn: 0,
            live_elsewhere: false,
        }
    }

    /// Drops the set; the next `patience` large calls use select(2).
    fn give_up(&mut self, patience: i32) {
        *self = Kept {
            patience,
            live_elsewhere: self.live_elsewhere,
            ..Kept::new()
        };
    }

    fn ask(&mut self, arrays: &Arrays<'_>, mut limit: Limit) -> Asked {
        match self.answer(arrays, &mut limit) {
            Ok(Ok(())) => match alone(arrays) {
                Some((set, array)) if !self.slots.has_duplicates(set) => {
                    let count = self.ready.len();
                    Asked::Part(set, self.take_part(set, array), count)
                }
                _ => Asked::Ready(self.take_answer()),
            },
            Ok(Err(e)) => Asked::Failed(e),
            Err(otherwise) => {
                self.forget_ready();
                if let Otherwise::GiveUp = otherwise {
                    self.give_up(COOL_DOWN);
                }
                Asked::UseSelect(limit.left())
            }
        }
    }

    /// Fills `ready`. The inner error is the result of the call.
    fn answer(
        &mut self,
        arrays: &Arrays<'_>,
        limit: &mut Limit,
    ) -> Result<Result<(), Errno>, Otherwise> {
        self.forget_ready();
        self.prepare()?;
        for (set, array) in arrays.iter().enumerate() {
            if !self.slots.follow(set, *array) {
                return Err(Otherwise::Now);
            }
        }
        self.calls = self.calls.wrapping_add(1).max(1);
        let changes = self.register()?;
        if changes > 0 && changes * 4 > total(arrays) {
            self.churn += 1;
            if self.churn > CHURN_LIMIT {
                return Err(Otherwise::GiveUp);
            }
        } else {
            self.churn = 0;
        }
        self.wait(limit)
    }

    /// Drops the set once nearly all of its sockets are closed, so that a server whose thousand
    /// clients have left has no more descriptors than before.
    #[inline]
    fn leave_if_deserted(&mut self) {
        if self.epoll.is_some() && self.slots.live() < WORTH_IT / 2 {
            self.give_up(0);
        }
    }

    /// Makes an epoll set unless this process has one.
    #[inline]
    fn prepare(&mut self) -> Result<(), Otherwise> {
        if let Some(epoll) = &self.epoll {
            if epoll.is_of_this_process() {
                return Ok(());
            }
            self.give_up(PATIENCE);
        }
        self.patience = self.patience.saturating_add(1);
        if self.patience < PATIENCE {
            return Err(Otherwise::Now);
        }
        self.direct.try_reserve_exact(DIRECT)?;
        self.entries.try_reserve_exact(DIRECT + 1)?;
        self.epoll = Some(Epoll::new()?);
        self.slots
            .start_at(std::process::id().wrapping_mul(0x9e37_79b1));
        Ok(())
    }

    /// Makes epoll watch exactly the sockets in the arrays. Returns the number of changes.
    fn register(&mut self) -> Result<usize, Otherwise> {
        if self.slots.is_clean() {
            if !self.direct.is_empty() {
                self.settle_one()?;
            }
            return Ok(0);
        }
        let mut changes = 0;
        while let Some(i) = self.slots.next_dirty() {
            let slot = *self.slots.get(i);
            if slot.owner == 0 {
                continue;
            }
            let wanted = slot.wanted;
            let how = match (slot.watched, wanted) {
                (0, 0) => None,
                (0, _) => Some(libc::EPOLL_CTL_ADD),
                (_, 0) => Some(libc::EPOLL_CTL_DEL),
                (watched, wanted) if watched & !wanted != 0 => Some(libc::EPOLL_CTL_MOD),
                (watched, wanted) if watched == wanted => None,
                _ if slot.direct_since != 0 => continue,
                _ if self.direct.len() < DIRECT => {
                    self.slots.get_mut(i).direct_since = self.calls;
                    self.direct.push(i);
                    continue;
                }
                _ => Some(libc::EPOLL_CTL_MOD),
            };
            if let Some(how) = how {
                changes += 1;
                if changes == 1 && !self.epoll.as_ref().is_some_and(Epoll::is_intact) {
                    return Err(Otherwise::GiveUp);
                }
                self.change(i, how, wanted)?;
            }
            self.leave_direct(i);
            if wanted == 0 {
                self.slots.vacate(i);
            }
        }
        self.settle_one()?;
        let room = (self.slots.live() + 1).next_power_of_two();
        if self.events.len() < room {
            self.events.try_reserve(room - self.events.len())?;
            // Nothing is ready yet.
            self.ready.try_reserve(room)?;
            self.events.resize(room, epoll::NO_EVENT);
        }
        Ok(changes)
    }

    /// Registers an interest that has stayed, one per call.
    fn settle_one(&mut self) -> Result<(), Otherwise> {
        if self.direct.is_empty() {
            return Ok(());
        }
        let i = self.direct[self.calls as usize % self.direct.len()];
        let slot = *self.slots.get(i);
        if self.calls.wrapping_sub(slot.direct_since) < DIRECT_CALLS {
            return Ok(());
        }
        if !self.epoll.as_ref().is_some_and(Epoll::is_intact) {
            return Err(Otherwise::GiveUp);
        }
        self.change(i, libc::EPOLL_CTL_MOD, slot.wanted)?;
        self.leave_direct(i);
        Ok(())
    }

    fn leave_direct(&mut self, i: u32) {
        let slot = self.slots.get_mut(i);
        if slot.direct_since != 0 {
            slot.direct_since = 0;
            self.direct.retain(|other| *other != i);
        }
    }

    fn change(&mut self, i: u32, how: libc::c_int, wanted: u8) -> Result<(), Otherwise> {
        let epoll = self.epoll.as_ref().ok_or(Otherwise::GiveUp)?;
        epoll.change(how, i as RawFd, wanted, self.slots.tag(i))?;
        self.slots.get_mut(i).watched = wanted;
        Ok(())
    }

    fn wait(&mut self, limit: &mut Limit) -> Result<Result<(), Errno>, Otherwise> {
        let epoll = self.epoll.as_ref().ok_or(Otherwise::GiveUp)?;
        if limit.is_zero() || self.straight == 0 {
            let count = epoll.ready(&mut self.events)?;
            if count > 0 {
                // An interrupted call has no result for these interests.
                if !self.direct.is_empty()
                    && self.ask_direct(&mut Limit::new(Some(NOW)), None)?.is_err()
                {
                    return Err(Otherwise::Now);
                }
                return self.sort_out(count).map(Ok);
            }
            if limit.is_zero() && self.direct.is_empty() {
                return match epoll.is_intact() {
                    true => Ok(Ok(())),
                    false => Err(Otherwise::GiveUp),
                };
            }
            self.straight = STRAIGHT;
        }
        self.straight = self.straight.saturating_sub(1);
        if !epoll.is_intact() {
            return Err(Otherwise::GiveUp);
        }
        let entry = epoll.entry();
        match self.ask_direct(limit, Some(entry))? {
            Ok(0) => return Ok(Ok(())),
            Ok(_) => {}
            Err(e) => return Ok(Err(e)),
        }
        let count = match (self.entries[0].revents, &self.epoll) {
            (0, _) => 0,
            (libc::POLLIN, Some(epoll)) => epoll.ready(&mut self.events)?,
            _ => return Err(Otherwise::GiveUp),
        };
        self.sort_out(count).map(Ok)
    }

    /// Calls ppoll(2) for the interests that are not registered, and for the set itself if its
    /// entry is passed. The inner error is EINTR.
    fn ask_direct(
        &mut self,
        limit: &mut Limit,
        set: Option<pollfd>,
    ) -> Result<Result<usize, Errno>, Otherwise> {
        self.entries.clear();
        self.entries.extend(set);
        let first = self.entries.len();
        for i in &self.direct {
            let slot = self.slots.get(*i);
            self.entries.push(pollfd {
                fd: *i as RawFd,
                events: events_of(slot.wanted & !slot.watched),
                revents: 0,
            });
        }
        match limit.sleep(&mut self.entries) {
            Ok(count) => {
                for at in 0..self.direct.len() {
                    let events = self.entries[first + at].revents;
                    if events & libc::POLLNVAL != 0 {
                        return Err(Otherwise::Now);
                    }
                    self.add_ready(self.direct[at], events);
                }
                Ok(Ok(count))
            }
            Err(Errno::EINTR) => Ok(Err(Errno::EINTR)),
            Err(e) => Err(e.into()),
        }
    }

    #[inline]
    fn add_ready(&mut self, i: u32, events: c_short) {
        let slot = self.slots.get_mut(i);
        let sets = sets_of(events) & slot.wanted;
        if sets != 0 {
            if slot.ready == 0 {
                self.ready.push(i);
            }
            slot.ready |= sets;
        }
    }

    /// Reads `count` events. There is room for one of each registered socket, so without a stale
    /// one they are complete.
    fn sort_out(&mut self, count: usize) -> Result<(), Otherwise> {
        for at in 0..count {
            let event = self.events[at];
            match self.slots.tagged(event.u64) {
                Some(i) => self.add_ready(i, event.events as c_short),
                None => {
                    self.live_elsewhere = true;
                    self.slots.start_over();
                    self.direct.clear();
                    self.epoll = None;
                    self.epoll = Some(Epoll::new()?);
                    return Err(Otherwise::Now);
                }
            }
        }
        // Only events for which select(2) would not return.
        if self.ready.is_empty() {
            return Err(Otherwise::Now);
        }
        Ok(())
    }

    fn forget_ready(&mut self) {
        while let Some(i) = self.ready.pop() {
            self.slots.get_mut(i).ready = 0;
        }
    }

    /// Turns `ready` into the ready part of the only array, which has no socket twice.
    fn take_part(&mut self, set: usize, array: Array<'_>) -> Part {
        let Self { ready, slots, .. } = self;
        ready.sort_unstable_by_key(|i| slots.get(*i).places[set]);
        let part = part_at(array, ready.iter().map(|i| slots.get(*i).places[set]));
        self.forget_ready();
        part
    }

    /// Turns `ready` into the answer, in Zend's memory.
    fn take_answer(&mut self) -> Answer {
        self.ready.sort_unstable();
        let unique = (0..SETS).filter(|set| !self.slots.has_duplicates(*set));
        let mut answer = Answer::new(unique.fold(0, |all, set| all | bit(set)));
        for i in &self.ready {
            let slot = self.slots.get(*i);
            answer.add(Ready {
                fd: *i as RawFd,
                sets: slot.ready,
                places: slot.places,
            });
        }
        self.forget_ready();
        answer
    }

    fn forget(&mut self, sock: Sock<'_>) {
        let Some(i) = self.slots.forget(sock) else {
            return;
        };
        self.leave_direct(i);
        if let Some(epoll) = &self.epoll
            && self.live_elsewhere
            && self.slots.get(i).watched != 0
            && epoll.is_of_this_process()
            && epoll.is_intact()
        {
            let _ = epoll.change(libc::EPOLL_CTL_DEL, i as RawFd, 0, 0);
        }
        self.slots.vacate(i);
    }
}
