//! The SocketIovec class: PHP 4's scatter/gather buffers.
//!
//! Each vector has a size, the most that a read puts there, and a content, which was set or read
//! last. A size is only a limit: even at a read, a huge one costs no more memory than the data.

#![allow(unsafe_code)]

use std::marker::PhantomData;
use std::mem::{MaybeUninit, offset_of};
use std::os::fd::RawFd;
use std::{ptr, slice};

use libc::iovec;
use netos::call::transfer::{self, IOV_MAX};
use netos::errno::Errno;

use crate::socket::resource::{self, IOVEC};
use crate::socket::{self, Sock};
use crate::transfer::buffer::{self, DIRECT};
use crate::zend::object::{Native, New};
use crate::zend::scratch::Scratch;
use crate::zend::string::ReadyStr;
use crate::zend::table::ClassDecl;
use crate::zend::{Call, Result as Checked, Ret, Str, StrBuf, error, mm, sys};

#[repr(C)]
struct Layout {
    /// `cap` slots; the first `len` are vectors. Null until the first vector.
    slots: *mut Slot,
    len: usize,
    cap: usize,
    freed: bool,
    std: sys::zend_object,
}

const STD: usize = offset_of!(Layout, std);

/// One vector.
struct Slot {
    /// With a count of ours; null for none.
    content: *mut sys::zend_string,
    size: usize,
}

impl Slot {
    fn content(&self) -> Option<Str<'_>> {
        // SAFETY: the slot holds a count on it, and replacing it takes `&mut`.
        (!self.content.is_null()).then(|| unsafe { Str::borrowed(self.content) })
    }

    fn bytes(&self) -> &[u8] {
        self.content().map_or(&[], Str::as_bytes)
    }

    /// Replaces the content. Runs no user code: both are strings.
    fn replace(&mut self, content: Option<ReadyStr>) {
        let old = std::mem::replace(
            &mut self.content,
            content.map_or(ptr::null_mut(), ReadyStr::into_raw),
        );
        if !old.is_null() {
            // SAFETY: the slot held one count on it.
            unsafe { ReadyStr::from_raw(old) }.release();
        }
    }
}

/// Up to this many vectors are gathered on the stack.
const FEW: usize = 16;

const EMPTY: iovec = iovec {
    iov_base: ptr::null_mut(),
    iov_len: 0,
};

/// A SocketIovec that its holder keeps alive for `'f`.
#[derive(Clone, Copy)]
pub struct Iovec<'f> {
    p: *mut Layout,
    _holder: PhantomData<&'f ()>,
}

impl<'f> Iovec<'f> {
    /// # Safety
    /// `object` must be a SocketIovec that stays alive for `'f`.
    unsafe fn from_object(object: *mut sys::zend_object) -> Self {
        Self {
            // SAFETY: by contract it is the `std` of a Layout.
            p: unsafe { object.byte_sub(STD) }.cast(),
            _holder: PhantomData,
        }
    }

    /// Argument `n`, an object or a resource.
    pub fn arg(call: Call<'f>, n: u32) -> Checked<Self> {
        let object = resource::arg(call, n, resource::Kind::Iovec)?;
        // SAFETY: of this class, and the frame holds it.
        Ok(unsafe { Self::from_object(object) })
    }

    pub fn is_freed(self) -> bool {
        // SAFETY: alive (holder).
        unsafe { (*self.p).freed }
    }

    /// Argument `n`, once all arguments are parsed, must not have been freed.
    pub fn check_not_freed(self, n: u32) -> Checked<()> {
        if self.is_freed() {
            return Err(error::argument_error(n, c"has already been freed"));
        }
        Ok(())
    }

    pub fn len(self) -> usize {
        // SAFETY: alive.
        unsafe { (*self.p).len }
    }

    /// The vectors. Not to be kept across `push` and `delete`.
    fn slots(&self) -> &[Slot] {
        // SAFETY: the first `len` slots are vectors; `slots` is null only without any.
        unsafe {
            if (*self.p).len == 0 {
                return &[];
            }
            slice::from_raw_parts((*self.p).slots, (*self.p).len)
        }
    }

    fn slots_mut(&mut self) -> &mut [Slot] {
        // SAFETY: as above; nothing else uses them while one of our functions runs.
        unsafe {
            if (*self.p).len == 0 {
                return &mut [];
            }
            slice::from_raw_parts_mut((*self.p).slots, (*self.p).len)
        }
    }

    /// Adds an empty vector. Exceeding memory_limit is PHP's fatal error.
    pub fn push(self, size: usize) {
        // SAFETY: alive; the block is `cap` slots long and grows before slot `cap` is written. If
        // growing bails out, the old block is still there.
        unsafe {
            // By fields: the block is shorter than a whole Layout.
            let v = self.p;
            if (*v).len == (*v).cap {
                let cap = ((*v).cap * 2).max(4);
                (*v).slots = mm::realloc_array((*v).slots.cast(), cap, size_of::<Slot>()).cast();
                (*v).cap = cap;
            }
            (*v).slots.add((*v).len).write(Slot {
                content: ptr::null_mut(),
                size,
            });
            (*v).len += 1;
        }
    }

    /// Removes a vector; those after it move up. False if there is no such position.
    pub fn delete(mut self, position: usize) -> bool {
        let slots = self.slots_mut();
        let Some(rest) = slots.get_mut(position..) else {
            return false;
        };
        let Some(first) = rest.first_mut() else {
            return false;
        };
        first.replace(None);
        rest.rotate_left(1);
        // SAFETY: alive; the last slot holds nothing counted now.
        unsafe { (*self.p).len -= 1 }
        true
    }

    /// Sets a vector's content and size. False as above.
    pub fn set(mut self, position: usize, content: Str<'_>) -> bool {
        let Some(slot) = self.slots_mut().get_mut(position) else {
            return false;
        };
        slot.size = content.len();
        slot.replace(Some(content.share()));
        true
    }

    /// A vector's content; None as above.
    pub fn fetch(self, position: usize) -> Option<ReadyStr> {
        let content = self.slots().get(position)?.content();
        Some(content.map_or_else(ReadyStr::empty, Str::share))
    }

    /// Frees all of argument 1 and, if it is a resource, ends that.
    pub fn free_arg(self, call: Call<'_>) {
        // SAFETY: alive; nothing refers to the slots after that.
        unsafe { release(self.p) };
        let v = call.value(1);
        if v.as_resource().is_some() {
            resource::end(v);
        }
    }

    /// readv(2), or one read for all vectors together if they are too many for readv(2) or larger
    /// than `DIRECT`. Vectors that the data did not reach become empty.
    pub fn readv(self, fd: RawFd) -> Result<usize, Errno> {
        let total = self
            .slots()
            .iter()
            .fold(0, |total: usize, slot| total.saturating_add(slot.size));
        if self.len() <= IOV_MAX && total <= DIRECT {
            self.read_scattered(fd)
        } else {
            self.read_joined(fd, total)
        }
    }

    fn read_scattered(mut self, fd: RawFd) -> Result<usize, Errno> {
        let count = self.len();
        let mut fresh = Scratch::filled(count, ptr::null_mut::<sys::zend_string>());
        let mut vecs = Scratch::filled(count, EMPTY);
        for ((slot, fresh), vec) in self.slots().iter().zip(&mut *fresh).zip(&mut *vecs) {
            let mut buf = StrBuf::alloc(slot.size);
            vec.iov_base = buf.spare().as_mut_ptr().cast();
            vec.iov_len = slot.size;
            *fresh = buf.into_raw();
        }
        // SAFETY: each vector is a string's buffer that nothing else refers to.
        let outcome = unsafe { transfer::readv_raw(fd, &vecs) };

        let mut left = *outcome.as_ref().unwrap_or(&0);
        for (slot, fresh) in self.slots_mut().iter_mut().zip(&*fresh) {
            // SAFETY: from `into_raw`, each once.
            let buf = unsafe { StrBuf::from_raw(*fresh) };
            let filled = left.min(slot.size);
            left -= filled;
            if filled == 0 {
                buf.free();
                if outcome.is_ok() {
                    slot.replace(None);
                }
            } else {
                // SAFETY: readv fills the vectors in order with as many bytes as it
                // says, and `filled` of them went here.
                slot.replace(Some(unsafe { buf.finish(filled) }));
            }
        }
        outcome
    }

    fn read_joined(mut self, fd: RawFd, total: usize) -> Result<usize, Errno> {
        let publish = |mut data: &[u8]| {
            for slot in self.slots_mut() {
                let (here, rest) = data.split_at(data.len().min(slot.size));
                slot.replace((!here.is_empty()).then(|| ReadyStr::copy_of(here)));
                data = rest;
            }
        };
        // SAFETY: readv(2) fills as many bytes as it says.
        let outcome = unsafe {
            buffer::through_reserve(
                total.max(1),
                |buf: &mut [MaybeUninit<u8>]| {
                    let all = iovec {
                        iov_base: buf.as_mut_ptr().cast(),
                        iov_len: total.min(buf.len()),
                    };
                    transfer::readv_raw(fd, &[all])
                },
                publish,
            )
        };
        outcome.map(|((), count)| count)
    }

    /// writev(2). More vectors than it takes go in several calls on a stream of bytes,
    /// and joined into one elsewhere, where each call would send a message of its own.
    pub fn writev(self, sock: Sock<'_>) -> Result<usize, Errno> {
        let slots = self.slots();
        if slots.len() <= FEW {
            let mut vecs = [EMPTY; FEW];
            return write_gathered(sock.fd(), slots, &mut vecs);
        }
        if slots.len() <= IOV_MAX {
            return write_gathered(sock.fd(), slots, &mut Scratch::filled(slots.len(), EMPTY));
        }
        if sock.is_stream() {
            write_chunks(sock.fd(), slots)
        } else {
            write_joined(sock.fd(), slots)
        }
    }
}

/// One writev(2) for all of `slots`, which `vecs` has room for.
fn write_gathered(fd: RawFd, slots: &[Slot], vecs: &mut [iovec]) -> Result<usize, Errno> {
    for (slot, vec) in slots.iter().zip(&mut *vecs) {
        *vec = readable(slot.bytes());
    }
    let vecs = vecs.get(..slots.len()).unwrap_or(vecs);
    // SAFETY: the slots hold their strings, and strings do not change.
    unsafe { transfer::writev_raw(fd, vecs) }
}

/// Continues as long as the kernel takes whole chunks. An error in a later chunk does not undo
/// the earlier ones; the next call reports it.
fn write_chunks(fd: RawFd, slots: &[Slot]) -> Result<usize, Errno> {
    let mut vecs = Scratch::filled(IOV_MAX, EMPTY);
    let mut written = 0;
    for chunk in slots.chunks(IOV_MAX) {
        let wanted: usize = chunk.iter().map(|slot| slot.bytes().len()).sum();
        match write_gathered(fd, chunk, &mut vecs) {
            Ok(count) => {
                written += count;
                if count < wanted {
                    break;
                }
            }
            Err(e) if written == 0 => return Err(e),
            Err(_) => break,
        }
    }
    Ok(written)
}

fn write_joined(fd: RawFd, slots: &[Slot]) -> Result<usize, Errno> {
    let total = slots.iter().map(|slot| slot.bytes().len()).sum();
    let mut all = Scratch::filled(total, 0u8);
    let mut at = &mut all[..];
    for slot in slots {
        let bytes = slot.bytes();
        let (here, rest) = at.split_at_mut(bytes.len());
        here.copy_from_slice(bytes);
        at = rest;
    }
    // SAFETY: the scratch memory outlives the call.
    unsafe { transfer::writev_raw(fd, &[readable(&all)]) }
}

fn readable(bytes: &[u8]) -> iovec {
    iovec {
        iov_base: bytes.as_ptr().cast_mut().cast(),
        iov_len: bytes.len(),
    }
}

/// A SocketIovec without vectors that no PHP code can see yet.
pub struct NewIovec(New);

impl NewIovec {
    pub fn create() -> Self {
        // SAFETY: the class is registered, so creating one only fails by bailout; the new
        // object has one count.
        Self(unsafe { New::of(create(IOVEC.entry())) })
    }

    pub fn iovec(&self) -> Iovec<'_> {
        // SAFETY: a SocketIovec, which our count keeps alive.
        unsafe { Iovec::from_object(self.0.as_ptr()) }
    }

    /// Returns it, as the kind of handle that `sockets.handles` asks for.
    pub fn publish(self, ret: &mut Ret<'_>) {
        self.0.store(ret);
        socket::publish(ret);
    }
}

/// MINIT: registers the class.
pub fn register(decl: &ClassDecl) {
    let native = Native {
        offset: STD,
        create,
        free,
        constructor: Some(constructor),
        gc: None,
        interface: None,
    };
    // SAFETY: module start-up; these are the functions of Layout.
    unsafe { IOVEC.register(decl, &native) };
}

unsafe extern "C" fn create(ce: *mut sys::zend_class_entry) -> *mut sys::zend_object {
    // SAFETY: Zend calls us with our class; every field before `std` is set here.
    unsafe {
        let iovec: *mut Layout = IOVEC.allocate(ce, STD);
        (*iovec).slots = ptr::null_mut();
        (*iovec).len = 0;
        (*iovec).cap = 0;
        (*iovec).freed = false;
        &raw mut (*iovec).std
    }
}

unsafe extern "C" fn free(object: *mut sys::zend_object) {
    // SAFETY: Zend frees each object once.
    unsafe {
        release(Iovec::from_object(object).p);
        sys::zend_object_std_dtor(object);
    }
}

/// Frees all vectors.
///
/// # Safety
/// `p` is alive, and no slice of its slots is.
unsafe fn release(p: *mut Layout) {
    // SAFETY: by contract; contents are strings, so freeing them runs no user code.
    unsafe {
        for i in 0..(*p).len {
            (*(*p).slots.add(i)).replace(None);
        }
        if !(*p).slots.is_null() {
            mm::free((*p).slots.cast());
        }
        (*p).slots = ptr::null_mut();
        (*p).len = 0;
        (*p).cap = 0;
        (*p).freed = true;
    }
}

unsafe extern "C" fn constructor(_: *mut sys::zend_object) -> *mut sys::zend_function {
    error::error(c"Cannot directly construct SocketIovec, use socket_iovec_alloc() instead");
    ptr::null_mut()
}
