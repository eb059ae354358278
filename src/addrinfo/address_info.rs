//! The AddressInfo class: a copy of one of the resolver's answers.

#![allow(unsafe_code)]

use std::ffi::c_int;
use std::marker::PhantomData;
use std::mem::offset_of;

use netos::call::resolve::{AddrInfo, AddrInfoList};
use netos::codec::sockaddr::Addr;

use crate::socket::resource::{self, ADDRESS_INFO};
use crate::zend::array::NewArray;
use crate::zend::object::{Native, New};
use crate::zend::string::ReadyStr;
use crate::zend::table::ClassDecl;
use crate::zend::{Call, Result, Str, Val, error, sys};

#[repr(C)]
struct Layout {
    flags: c_int,
    family: c_int,
    socktype: c_int,
    protocol: c_int,
    addr: Addr,
    /// Canonical name, a counted string, or UNDEF.
    canonname: sys::zval,
    /// The resolver's list, while a lookup copies it into this and further objects.
    list: Option<AddrInfoList>,
    std: sys::zend_object,
}

/// An AddressInfo that its holder keeps alive for `'f`.
#[derive(Clone, Copy)]
pub struct AddressInfo<'f> {
    p: *mut Layout,
    _holder: PhantomData<&'f ()>,
}

/// The fields of an AddressInfo.
pub struct Answer {
    pub flags: c_int,
    pub family: c_int,
    pub socktype: c_int,
    pub protocol: c_int,
    pub addr: Addr,
}

impl<'f> AddressInfo<'f> {
    /// # Safety
    /// `object` must be an AddressInfo that stays alive for `'f`.
    unsafe fn from_object(object: *mut sys::zend_object) -> Self {
        Self {
            // SAFETY: by contract it is the `std` of a Layout.
            p: unsafe { object.byte_sub(offset_of!(Layout, std)) }.cast(),
            _holder: PhantomData,
        }
    }

    /// Argument `n`, an object or a resource.
    pub fn arg(call: Call<'f>, n: u32) -> Result<Self> {
        let object = resource::arg(call, n, resource::Kind::AddressInfo)?;
        // SAFETY: of this class, and the frame holds it.
        Ok(unsafe { Self::from_object(object) })
    }

    /// Copies one entry of the resolver's list.
    fn set(self, entry: &AddrInfo<'_>) {
        let hints = entry.hints();
        // SAFETY: alive (holder).
        unsafe {
            (*self.p).flags = hints.flags;
            (*self.p).family = hints.family;
            (*self.p).socktype = hints.socktype;
            (*self.p).protocol = hints.protocol;
            (*self.p).addr = entry.addr().unwrap_or(Addr::EMPTY);
        }
        if let Some(name) = entry.canonname() {
            let name = ReadyStr::copy_of(name.to_bytes());
            // SAFETY: the slot is UNDEF from creation on and set once.
            unsafe { name.store(&raw mut (*self.p).canonname) }
        }
    }

    pub fn answer(self) -> Answer {
        // SAFETY: alive (holder); all fields are set from creation on.
        unsafe {
            Answer {
                flags: (*self.p).flags,
                family: (*self.p).family,
                socktype: (*self.p).socktype,
                protocol: (*self.p).protocol,
                addr: (*self.p).addr,
            }
        }
    }

    pub fn canonname(self) -> Option<Str<'f>> {
        // SAFETY: the slot lives in the object.
        unsafe { Val::new(&raw mut (*self.p).canonname).as_str() }
    }
}

/// The first AddressInfo of a lookup. It exists before the resolver's list does and then owns it.
pub struct Lookup(New);

impl Lookup {
    pub fn prepare() -> Self {
        Self(new())
    }

    /// The answers, one AddressInfo each. The first one owns the resolver's list while Zend copies
    /// from it: after a bailout the list is freed with the object.
    pub fn answers(self, list: AddrInfoList) -> NewArray {
        // SAFETY: an AddressInfo, alive until the list is freed: by its one count, then by the
        // array.
        let first: AddressInfo<'_> = unsafe { AddressInfo::from_object(self.0.as_ptr()) };
        // SAFETY: alive; the slot is a valid Option from creation on, and nothing but this
        // function and the object's end touches it.
        let list = unsafe { (*first.p).list.insert(list) };
        let mut found = NewArray::new(0);
        self.0.push(&mut found);
        for (i, entry) in list.iter().enumerate() {
            if i == 0 {
                first.set(&entry);
                continue;
            }
            let next = new();
            // SAFETY: an AddressInfo, which its one count keeps alive.
            unsafe { AddressInfo::from_object(next.as_ptr()) }.set(&entry);
            next.push(&mut found);
        }
        // SAFETY: as above; the entries are not used any more.
        unsafe { (*first.p).list = None };
        found
    }
}

fn new() -> New {
    // SAFETY: the class is registered, so creating one only fails by bailout; the new object has
    // one count.
    unsafe { New::of(create(ADDRESS_INFO.entry())) }
}

/// MINIT: registers the class.
pub fn register(decl: &ClassDecl) {
    let native = Native {
        offset: offset_of!(Layout, std),
        create,
        free,
        constructor: Some(constructor),
        gc: None,
        interface: None,
    };
    // SAFETY: module start-up; these are the functions of Layout.
    unsafe { ADDRESS_INFO.register(decl, &native) };
}

unsafe extern "C" fn create(ce: *mut sys::zend_class_entry) -> *mut sys::zend_object {
    // SAFETY: Zend calls us with our class; every field before `std` is set here.
    unsafe {
        let info: *mut Layout = ADDRESS_INFO.allocate(ce, offset_of!(Layout, std));
        (*info).flags = 0;
        (*info).family = libc::AF_UNSPEC;
        (*info).socktype = 0;
        (*info).protocol = 0;
        (*info).addr = Addr::EMPTY;
        (*info).canonname.u1.type_info = sys::IS_UNDEF;
        (&raw mut (*info).list).write(None);
        &raw mut (*info).std
    }
}

unsafe extern "C" fn free(object: *mut sys::zend_object) {
    // SAFETY: Zend frees each of our objects once; zval_ptr_dtor accepts UNDEF, and the list slot is
    // a valid Option.
    unsafe {
        let info = AddressInfo::from_object(object);
        (*info.p).list = None;
        sys::zval_ptr_dtor(&raw mut (*info.p).canonname);
        sys::zend_object_std_dtor(object);
    }
}

unsafe extern "C" fn constructor(_: *mut sys::zend_object) -> *mut sys::zend_function {
    error::error(c"Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead");
    std::ptr::null_mut()
}
