//! Network interfaces by name and by index.

use core::ffi::CStr;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::errno::{Errno, ret_unit};

/// Room for an interface name with its NUL.
pub const IFNAMSIZ: usize = libc::IF_NAMESIZE;

/// [if_nametoindex(3)](https://man7.org/linux/man-pages/man3/if_nametoindex.3.html). Never
/// returns 0.
pub fn name_to_index(name: &CStr) -> Result<u32, Errno> {
    // SAFETY: the name is terminated.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => Err(Errno::last()),
        index => Ok(index),
    }
}

/// [if_indextoname(3)](https://man7.org/linux/man-pages/man3/if_indextoname.3.html).
pub fn index_to_name(index: u32, buf: &mut [u8; IFNAMSIZ]) -> Result<&CStr, Errno> {
    // SAFETY: `buf` has the room that the call asks for.
    if unsafe { libc::if_indextoname(index, buf.as_mut_ptr().cast()) }.is_null() {
        return Err(Errno::last());
    }
    CStr::from_bytes_until_nul(buf).map_err(|_| Errno::ENXIO)
}

/// The interface that has an address, the first where several do
/// ([getifaddrs(3)](https://man7.org/linux/man-pages/man3/getifaddrs.3.html)).
pub fn address_to_index(ip: IpAddr) -> Result<Option<u32>, Errno> {
    let mut list = core::ptr::null_mut();
    // SAFETY: the place is writable.
    ret_unit(unsafe { libc::getifaddrs(&raw mut list) })?;
    let mut entry = list;
    let mut found = None;
    // SAFETY: the list's entries are readable until it is freed, each address for its family,
    // each name terminated.
    unsafe {
        while let Some(interface) = entry.as_ref() {
            if address_of(interface.ifa_addr) == Some(ip) {
                found = name_to_index(CStr::from_ptr(interface.ifa_name)).ok();
                break;
            }
            entry = interface.ifa_next;
        }
        libc::freeifaddrs(list);
    }
    Ok(found)
}

/// # Safety
/// `addr` must be null or readable as its family says.
unsafe fn address_of(addr: *const libc::sockaddr) -> Option<IpAddr> {
    if addr.is_null() {
        return None;
    }
    // SAFETY: by contract.
    unsafe {
        match i32::from((*addr).sa_family) {
            libc::AF_INET => {
                let v4: libc::sockaddr_in = addr.cast::<libc::sockaddr_in>().read_unaligned();
                Some(Ipv4Addr::from(v4.sin_addr.s_addr.to_ne_bytes()).into())
            }
            libc::AF_INET6 => {
                let v6: libc::sockaddr_in6 = addr.cast::<libc::sockaddr_in6>().read_unaligned();
                Some(Ipv6Addr::from(v6.sin6_addr.s6_addr).into())
            }
            _ => None,
        }
    }
}

pub use linux::*;

/// IPv4 addresses of interfaces, through a socket
/// ([netdevice(7)](https://man7.org/linux/man-pages/man7/netdevice.7.html)): those in the
/// socket's own network namespace.
mod linux {
    use core::mem;
    use std::net::Ipv4Addr;

    use libc::{AF_INET, ifconf, ifreq, sockaddr, sockaddr_in};

    use super::super::RawFd;
    use crate::errno::{Errno, ret_unit};

    fn request() -> ifreq {
        // SAFETY: integers and byte arrays only, for which all zeroes is a value.
        unsafe { mem::zeroed() }
    }

    /// The address that a request holds, if it is an IPv4 one.
    fn v4_of(request: &ifreq) -> Option<Ipv4Addr> {
        // SAFETY: the kernel filled, or we zeroed, a whole sockaddr; sockaddr_in has its
        // size and is made of integers, so any bytes are a value.
        let (family, addr) = unsafe {
            let addr: sockaddr = request.ifr_ifru.ifru_addr;
            (
                addr.sa_family,
                mem::transmute::<sockaddr, sockaddr_in>(addr),
            )
        };
        (i32::from(family) == AF_INET).then(|| Ipv4Addr::from(addr.sin_addr.s_addr.to_ne_bytes()))
    }

    /// The first IPv4 address of an interface (SIOCGIFNAME, SIOCGIFADDR).
    pub fn index_to_v4(fd: RawFd, index: u32) -> Result<Ipv4Addr, Errno> {
        let mut request = request();
        request.ifr_ifru.ifru_ifindex = index as i32;
        for code in [libc::SIOCGIFNAME, libc::SIOCGIFADDR] {
            // SAFETY: both read and write one ifreq.
            ret_unit(unsafe { libc::ioctl(fd, code as _, &raw mut request) })?;
        }
        v4_of(&request).ok_or(Errno::EADDRNOTAVAIL)
    }

    /// The interface that has an IPv4 address, the first where several do (SIOCGIFCONF,
    /// SIOCGIFINDEX).
    pub fn v4_to_index(fd: RawFd, ip: Ipv4Addr) -> Result<Option<u32>, Errno> {
        let mut list: Vec<ifreq> = Vec::new();
        let mut room = 32;
        loop {
            list.try_reserve(room - list.len())
                .map_err(|_| Errno(libc::ENOMEM))?;
            list.resize(room, request());
            let size = room * size_of::<ifreq>();
            let mut conf = ifconf {
                ifc_len: i32::try_from(size).map_err(|_| Errno::EINVAL)?,
                ifc_ifcu: libc::__c_anonymous_ifc_ifcu {
                    ifcu_req: list.as_mut_ptr(),
                },
            };
            // SAFETY: the list has room for the length stated, and stays where it is.
            ret_unit(unsafe { libc::ioctl(fd, libc::SIOCGIFCONF as _, &raw mut conf) })?;
            let filled = usize::try_from(conf.ifc_len).unwrap_or(0) / size_of::<ifreq>();
            // A full list may have been cut.
            if filled < room {
                list.truncate(filled);
                break;
            }
            room *= 2;
        }
        let Some(mut found) = list.into_iter().find(|r| v4_of(r) == Some(ip)) else {
            return Ok(None);
        };
        // SAFETY: reads and writes one ifreq.
        ret_unit(unsafe { libc::ioctl(fd, libc::SIOCGIFINDEX as _, &raw mut found) })?;
        // SAFETY: the call filled the index in.
        Ok(Some(unsafe { found.ifr_ifru.ifru_ifindex } as u32))
    }
}
