//! The sockets that socket_select is asked about again and again, in an epoll set that
//! is kept between calls, one per thread.
//!
//! A call whose arrays hold the very same handles as the last one is recognised by
//! comparing pointers; only then is the set used as it stands. A socket that is
//! closed, freed or tied to a stream says so (`forget`), which makes the next call
//! learn anew; nothing is ever removed from epoll at that time, so closing costs no
//! syscall. An event of a socket that is no longer there (a duplicate of its fd lives
//! on elsewhere) makes the set be built again. After a fork the child drops the set,
//! which still is the parent's.
//!
//! Where epoll could answer anything but what select(2) would, the answer is
//! `AskElsewhere`: a hang-up on a socket that is only watched for writing, two sockets
//! over one fd, sockets whose stream may close their fd, timeouts this kernel's epoll
//! cannot count.

mod epoll;

use std::os::fd::RawFd;

use libc::epoll_event;
use netos::errno::Errno;

use self::epoll::{Epoll, bit, sets_of};
use crate::abi;
use crate::socket::Sock;
use crate::zend::array::Array;
use crate::zend::same::Snapshot;

pub use self::epoll::SETS;

/// From this many elements on a kept set beats select(2).
const WORTH_IT: usize = 24;
/// As many similar calls in a row have to come before a set is built.
const PATIENCE: i32 = 2;
/// How many calls in a row may change more than a quarter of the set before it is
/// given up, and for how long.
const CHURN_LIMIT: i32 = 3;
const COOL_DOWN: i32 = -64;

/// What a Socket's slot field says when it is in no set.
pub const NO_SLOT: u32 = u32::MAX;
const NOWHERE: u32 = u32::MAX;

pub type Arrays<'f> = [Option<Array<'f>>; SETS];

pub enum Answer {
    /// So many sockets are ready, over all arrays.
    Ready(usize),
    Failed(Errno),
    /// Ask select(2), with what is left of the timeout.
    AskElsewhere(Option<libc::timeval>),
}

#[derive(Clone, Copy)]
struct Slot {
    /// Address of the Socket, 0 when the slot is free.
    owner: usize,
    fd: RawFd,
    /// Counts the slot's owners: events carry it.
    generation: u32,
    /// Sets (as bits) that epoll watches the fd for.
    watched: u8,
    /// Sets that the current question names it in.
    wanted: u8,
    ready: u8,
    /// The question that `wanted` and `position` belong to.
    stamp: u32,
    /// Where in each array it stands.
    position: [u32; SETS],
}

/// See the module. Rust memory, owned by the thread's globals.
pub struct Watch {
    epoll: Option<Epoll>,
    slots: Vec<Slot>,
    free: Vec<u32>,
    /// The handles of the last question, array by array.
    last: [Option<Snapshot>; SETS],
    /// `last` is what epoll watches, and every socket in it is alive.
    settled: bool,
    /// A socket stands twice in one array: positions do not tell all.
    twice: bool,
    stamp: u32,
    events: Vec<epoll_event>,
    /// Slots of the last answer.
    answer: Vec<u32>,
    /// Positions of one array's ready elements, sorted.
    positions: Vec<u32>,
    patience: i32,
    churn: i32,
}

/// Whether the question is large enough for a kept set.
#[inline]
pub fn is_worth_it(arrays: &Arrays<'_>) -> bool {
    arrays.iter().flatten().map(|a| a.len()).sum::<usize>() >= WORTH_IT
}

/// Whether the arrays hold exactly what epoll watches, all of it alive and open.
#[inline]
pub fn recognises(arrays: &Arrays<'_>) -> bool {
    let watch = abi::watch();
    let same = watch.settled
        && watch.epoll.as_ref().is_some_and(Epoll::is_of_this_process)
        && arrays.iter().zip(&watch.last).all(|pair| match pair {
            (Some(array), Some(last)) => array.holds(last),
            (None, None) => true,
            _ => false,
        });
    if same {
        watch.churn = 0;
    }
    same
}

/// Takes over a new question, whose elements are all open sockets.
pub fn learn(arrays: &Arrays<'_>) {
    let watch = abi::watch();
    watch.settled = false;
    let total: usize = arrays.iter().flatten().map(|a| a.len()).sum();
    if watch
        .epoll
        .as_ref()
        .is_some_and(|e| !e.is_of_this_process())
    {
        watch.reset();
    }
    if watch.epoll.is_none() {
        watch.patience += 1;
        if watch.patience < PATIENCE {
            return;
        }
        match Epoll::new() {
            Ok(epoll) => watch.epoll = Some(epoll),
            Err(_) => {
                watch.patience = COOL_DOWN;
                return;
            }
        }
    }
    if !watch.note_question(arrays) {
        return;
    }
    match watch.register() {
        Ok(changes) => {
            watch.settled = true;
            watch.churn = if changes * 4 > total {
                watch.churn + 1
            } else {
                0
            };
            if watch.churn > CHURN_LIMIT {
                watch.reset();
                watch.patience = COOL_DOWN;
            }
        }
        Err(_) => {
            watch.reset();
            watch.patience = COOL_DOWN;
        }
    }
}

/// Waits for the question last learnt or recognised.
pub fn wait(limit: Option<libc::timeval>) -> Answer {
    let watch = abi::watch();
    if !watch.settled {
        return Answer::AskElsewhere(limit);
    }
    let Some(epoll) = &mut watch.epoll else {
        return Answer::AskElsewhere(limit);
    };
    let (outcome, started) = epoll.wait(&mut watch.events, limit);
    match outcome {
        Ok(came) => match watch.sort_out(came) {
            0 if came > 0 => Answer::AskElsewhere(epoll::what_is_left(limit, started)),
            count => Answer::Ready(count),
        },
        Err(Errno(libc::ENOSYS | libc::EINVAL)) => Answer::AskElsewhere(limit),
        Err(e) => Answer::Failed(e),
    }
}

/// How many elements of array `set` are ready, their places in order; None when only a
/// look at each element can tell.
pub fn ready_positions(set: usize) -> Option<u32> {
    let watch = abi::watch();
    if watch.twice {
        return None;
    }
    let Watch {
        answer,
        slots,
        positions,
        ..
    } = watch;
    positions.clear();
    positions.extend(
        answer
            .iter()
            .map(|i| &slots[*i as usize])
            .filter(|slot| slot.ready & bit(set) != 0)
            .map(|slot| slot.position[set]),
    );
    positions.sort_unstable();
    Some(positions.len() as u32)
}

/// The `i`-th of them.
#[inline]
pub fn ready_position(i: u32) -> u32 {
    abi::watch()
        .positions
        .get(i as usize)
        .copied()
        .unwrap_or(NOWHERE)
}

/// Whether the last answer has this socket as ready in array `set`.
pub fn is_ready(set: usize, sock: Sock<'_>) -> bool {
    let watch = abi::watch();
    watch
        .slot_of(sock)
        .is_some_and(|i| watch.answer.contains(&i) && watch.slots[i as usize].ready & bit(set) != 0)
}

/// The socket is closed, freed, or no longer alone in charge of its fd.
#[cold]
pub fn forget(sock: Sock<'_>) {
    let watch = abi::watch();
    if let Some(i) = watch.slot_of(sock) {
        watch.vacate(i);
        watch.settled = false;
    }
    sock.set_watch_slot(NO_SLOT);
}

/// Before a small question: gives the set up once nearly all that it held is closed, so
/// that a server whose thousand clients have left has no descriptor more than before.
#[inline]
pub fn leave_if_deserted() {
    let watch = abi::watch();
    if watch.epoll.is_some() && watch.slots.len() - watch.free.len() < WORTH_IT / 2 {
        watch.reset();
    }
}

/// The end of a request: every socket of it is about to go.
pub fn end_of_request() {
    abi::drop_watch();
}

impl Watch {
    pub const fn new() -> Self {
        Self {
            epoll: None,
            slots: Vec::new(),
            free: Vec::new(),
            last: [const { None }; SETS],
            settled: false,
            twice: false,
            stamp: 0,
            events: Vec::new(),
            answer: Vec::new(),
            positions: Vec::new(),
            patience: 0,
            churn: 0,
        }
    }

    /// Back to select(2): no set, and no slot is anybody's.
    fn reset(&mut self) {
        *self = Self::new();
    }

    fn slot_of(&self, sock: Sock<'_>) -> Option<u32> {
        let i = sock.watch_slot();
        (self.slots.get(i as usize)?.owner == sock.address()).then_some(i)
    }

    fn vacate(&mut self, i: u32) {
        let slot = &mut self.slots[i as usize];
        slot.owner = 0;
        slot.watched = 0;
        slot.generation = slot.generation.wrapping_add(1);
        self.free.push(i);
    }

    fn occupy(&mut self, sock: Sock<'_>) -> u32 {
        let i = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot {
                owner: 0,
                fd: -1,
                generation: 0,
                watched: 0,
                wanted: 0,
                ready: 0,
                stamp: 0,
                position: [NOWHERE; SETS],
            });
            (self.slots.len() - 1) as u32
        });
        let slot = &mut self.slots[i as usize];
        slot.owner = sock.address();
        slot.fd = sock.fd();
        slot.watched = 0;
        sock.set_watch_slot(i);
        i
    }

    /// Notes who is asked for and where; false when select(2) has to answer.
    fn note_question(&mut self, arrays: &Arrays<'_>) -> bool {
        self.stamp = self.stamp.wrapping_add(1);
        self.twice = false;
        for (set, array) in arrays.iter().enumerate() {
            let Some(array) = array else {
                self.last[set] = None;
                continue;
            };
            let last = self.last[set].get_or_insert_default();
            array.list_values(last);
            for (position, v) in array.places() {
                let Some(sock) = Sock::from_value(v) else {
                    return false;
                };
                if sock.stream_slot().is_some() {
                    return false;
                }
                let i = match self.slot_of(sock) {
                    Some(i) => i,
                    None => self.occupy(sock),
                };
                let slot = &mut self.slots[i as usize];
                if slot.stamp != self.stamp {
                    slot.stamp = self.stamp;
                    slot.wanted = 0;
                }
                self.twice |= slot.wanted & bit(set) != 0;
                slot.wanted |= bit(set);
                slot.position[set] = position;
            }
        }
        true
    }

    /// Makes epoll watch what the question names, and nothing else. Returns how many
    /// changes that took.
    fn register(&mut self) -> Result<usize, Errno> {
        let mut changes = 0;
        let mut live = 0;
        for i in 0..self.slots.len() {
            let slot = self.slots[i];
            if slot.owner == 0 {
                continue;
            }
            if slot.stamp != self.stamp {
                if slot.watched != 0 {
                    changes += 1;
                    self.change(libc::EPOLL_CTL_DEL, slot.fd, 0, 0)?;
                }
                self.vacate(i as u32);
                continue;
            }
            live += 1;
            if slot.watched != slot.wanted {
                changes += 1;
                let how = if slot.watched == 0 {
                    libc::EPOLL_CTL_ADD
                } else {
                    libc::EPOLL_CTL_MOD
                };
                let tag = u64::from(slot.generation) << 32 | i as u64;
                self.change(how, slot.fd, slot.wanted, tag)?;
                self.slots[i].watched = slot.wanted;
            }
        }
        self.events.resize(live.max(1), epoll::NO_EVENT);
        Ok(changes)
    }

    fn change(&self, how: libc::c_int, fd: RawFd, sets: u8, tag: u64) -> Result<(), Errno> {
        match &self.epoll {
            Some(epoll) => epoll.change(how, fd, sets, tag),
            None => Err(Errno(libc::EBADF)),
        }
    }

    /// Turns `came` events into the answer; returns how many bits it has. Events of
    /// nobody make the set be built anew, next time.
    fn sort_out(&mut self, came: usize) -> usize {
        self.answer.clear();
        let mut count = 0;
        let mut strangers = false;
        for event in self.events.iter().take(came) {
            let (tag, events) = (event.u64, event.events);
            let i = tag as u32;
            let Some(slot) = self
                .slots
                .get_mut(i as usize)
                .filter(|s| s.owner != 0 && s.generation == (tag >> 32) as u32)
            else {
                strangers = true;
                continue;
            };
            slot.ready = sets_of(events) & slot.wanted;
            if slot.ready != 0 {
                count += slot.ready.count_ones() as usize;
                self.answer.push(i);
            }
        }
        if strangers {
            self.reset_epoll();
        }
        count
    }

    /// A fresh epoll, with nothing in it: the next call registers all of them again.
    #[cold]
    fn reset_epoll(&mut self) {
        self.settled = false;
        self.epoll = Epoll::new().ok();
        for slot in &mut self.slots {
            slot.watched = 0;
        }
    }
}
