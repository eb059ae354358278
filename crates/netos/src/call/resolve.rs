//! Names to addresses, by the C library's resolver.

use core::ffi::{CStr, c_int};
use core::marker::PhantomData;
use core::ptr::NonNull;
use std::net::{IpAddr, Ipv6Addr};

use libc::addrinfo;

use crate::codec::sockaddr::{Addr, View};
use crate::fault::{GaiError, HostError};
use crate::plat;

/// The longest host name that [`lookup_host`] hands to the IPv4 resolver.
pub const HOST_NAME_MAX: usize = 255;

/// What getaddrinfo(3) is asked to return.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// `AI_*`.
    pub flags: c_int,
    /// `AF_*`.
    pub family: c_int,
    /// `SOCK_*`.
    pub socktype: c_int,
    /// `IPPROTO_*`.
    pub protocol: c_int,
}

/// The list that getaddrinfo(3) made; freed on drop.
pub struct AddrInfoList {
    /// The head of a list that freeaddrinfo frees, owned by this value.
    head: NonNull<addrinfo>,
}

impl AddrInfoList {
    /// The entries, in the resolver's order.
    #[inline]
    pub fn iter(&self) -> AddrInfoIter<'_> {
        AddrInfoIter {
            next: self.head.as_ptr(),
            _list: PhantomData,
        }
    }
}

impl Drop for AddrInfoList {
    fn drop(&mut self) {
        // SAFETY: `head` is a list from getaddrinfo that only this value owns.
        unsafe { libc::freeaddrinfo(self.head.as_ptr()) }
    }
}

impl<'a> IntoIterator for &'a AddrInfoList {
    type Item = AddrInfo<'a>;
    type IntoIter = AddrInfoIter<'a>;

    fn into_iter(self) -> AddrInfoIter<'a> {
        self.iter()
    }
}

/// Walks an [`AddrInfoList`].
pub struct AddrInfoIter<'a> {
    /// Null at the end, else an entry of the borrowed list.
    next: *const addrinfo,
    _list: PhantomData<&'a AddrInfoList>,
}

impl<'a> Iterator for AddrInfoIter<'a> {
    type Item = AddrInfo<'a>;

    fn next(&mut self) -> Option<AddrInfo<'a>> {
        // SAFETY: `next` is null or an entry of a list that the borrow keeps alive.
        let entry = unsafe { self.next.as_ref() }?;
        self.next = entry.ai_next;
        Some(AddrInfo { entry })
    }
}

/// One entry of the resolver's answer.
#[derive(Copy, Clone)]
pub struct AddrInfo<'a> {
    /// An entry as getaddrinfo fills it: `ai_addr` is readable for `ai_addrlen`.
    entry: &'a addrinfo,
}

impl<'a> AddrInfo<'a> {
    /// Flags, family, type and protocol, the last three ready for socket(2).
    #[inline]
    pub fn hints(&self) -> Hints {
        Hints {
            flags: self.entry.ai_flags,
            family: self.entry.ai_family,
            socktype: self.entry.ai_socktype,
            protocol: self.entry.ai_protocol,
        }
    }

    /// The address's bytes.
    #[inline]
    pub fn addr_bytes(&self) -> &'a [u8] {
        if self.entry.ai_addr.is_null() {
            return &[];
        }
        // SAFETY: getaddrinfo makes `ai_addr` readable for `ai_addrlen` bytes.
        unsafe {
            core::slice::from_raw_parts(
                self.entry.ai_addr.cast::<u8>(),
                self.entry.ai_addrlen as usize,
            )
        }
    }

    /// The address, read.
    #[inline]
    pub fn view(&self) -> View<'a> {
        View::of(self.addr_bytes())
    }

    /// A copy of the address for bind(2) or connect(2).
    #[inline]
    pub fn addr(&self) -> Option<Addr> {
        Addr::from_raw(self.addr_bytes())
    }

    /// The canonical name, in the first entry when AI_CANONNAME asked for it.
    #[inline]
    pub fn canonname(&self) -> Option<&'a CStr> {
        if self.entry.ai_canonname.is_null() {
            return None;
        }
        // SAFETY: getaddrinfo leaves null or a terminated string that lives with the list.
        Some(unsafe { CStr::from_ptr(self.entry.ai_canonname) })
    }
}

/// [getaddrinfo(3)](https://man7.org/linux/man-pages/man3/getaddrinfo.3.html). May block on
/// the network. For EAI_SYSTEM, [`Errno::last`] right after has the cause.
pub fn getaddrinfo(
    node: Option<&CStr>,
    service: Option<&CStr>,
    hints: Option<&Hints>,
) -> Result<AddrInfoList, GaiError> {
    // SAFETY: addrinfo is integers and pointers, for which all zeros is a value.
    let mut raw: addrinfo = unsafe { core::mem::zeroed() };
    if let Some(hints) = hints {
        raw.ai_flags = hints.flags;
        raw.ai_family = hints.family;
        raw.ai_socktype = hints.socktype;
        raw.ai_protocol = hints.protocol;
    }
    let mut head = core::ptr::null_mut();
    // SAFETY: the names are null or terminated, the hints null or a live local.
    let ret = unsafe {
        libc::getaddrinfo(
            node.map_or(core::ptr::null(), CStr::as_ptr),
            service.map_or(core::ptr::null(), CStr::as_ptr),
            hints.map_or(core::ptr::null(), |_| &raw const raw),
            &raw mut head,
        )
    };
    match NonNull::new(head) {
        Some(head) if ret == 0 => Ok(AddrInfoList { head }),
        _ if ret == 0 => Err(GaiError(libc::EAI_NONAME)),
        _ => Err(GaiError(ret)),
    }
}

/// [hstrerror(3)](https://man7.org/linux/man-pages/man3/gethostbyname.3.html): the text of
/// an `h_errno`.
pub fn hstrerror(h_errno: c_int) -> &'static CStr {
    unsafe extern "C" {
        #[link_name = "hstrerror"]
        fn c_hstrerror(error: c_int) -> *const core::ffi::c_char;
    }
    // SAFETY: the C library returns a terminated string in its own static memory.
    unsafe { CStr::from_ptr(c_hstrerror(h_errno)) }
}

/// One address of a host, by the resolver calls that C's sockets use, so that errors are the
/// same: gethostbyname(3) for AF_INET, getaddrinfo(3) for AF_INET6. May block on the network.
///
/// The scope of an IPv6 address is not in the answer. Any family but these two is
/// [`HostError::WrongFamily`].
pub fn lookup_host(name: &CStr, family: c_int) -> Result<IpAddr, HostError> {
    match family {
        libc::AF_INET if name.count_bytes() > HOST_NAME_MAX => {
            Err(HostError::Lookup(plat::h_errno()))
        }
        libc::AF_INET => plat::gethostbyname_v4(name).map(IpAddr::V4),
        libc::AF_INET6 => lookup_v6(name).map(IpAddr::V6),
        _ => Err(HostError::WrongFamily),
    }
}

fn lookup_v6(name: &CStr) -> Result<Ipv6Addr, HostError> {
    let hints = Hints {
        flags: plat::AI_V4MAPPED | libc::AI_ADDRCONFIG,
        family: libc::AF_INET6,
        ..Hints::default()
    };
    let list = getaddrinfo(Some(name), None, Some(&hints))
        .map_err(|_| HostError::Lookup(plat::h_errno()))?;
    match list.iter().next().map(|entry| entry.view()) {
        Some(View::V6 { ip, .. }) => Ok(ip),
        _ => Err(HostError::WrongFamily),
    }
}
