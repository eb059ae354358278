//! Socket addresses: filled by the kernel ([`AddrBuf`]), passed to it ([`Addr`]), and read
//! ([`View`]).

use core::ffi::c_int;
use core::mem::{MaybeUninit, offset_of};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use libc::{sa_family_t, sockaddr, sockaddr_in, sockaddr_in6, sockaddr_un, socklen_t};

use super::field::{put, take, u16_at, u32_at};
use crate::errno::Errno;
use crate::fault::TooLong;
use crate::plat;

/// The size of `sockaddr_storage`: room for an address of any family.
pub const CAPACITY: usize = size_of::<libc::sockaddr_storage>();

/// Bytes of `sun_path`.
pub const UNIX_PATH_MAX: usize = size_of::<sockaddr_un>() - PATH_AT;

const FAMILY_AT: usize = offset_of!(sockaddr, sa_family);
const PATH_AT: usize = offset_of!(sockaddr_un, sun_path);

/// A checked address, ready for bind(2), connect(2) and sendto(2).
#[doc(alias = "sockaddr_storage")]
#[repr(C, align(8))]
#[derive(Copy, Clone)]
pub struct Addr {
    /// Bytes from `len` on are zero.
    bytes: [u8; CAPACITY],
    /// Never above `CAPACITY`.
    len: u8,
}

impl Addr {
    /// No address at all: length 0.
    pub const EMPTY: Self = Addr {
        bytes: [0; CAPACITY],
        len: 0,
    };

    /// `len` bytes of zeros with a family, and with a length byte where the system has one.
    #[inline]
    fn of_family(family: c_int, len: usize) -> Self {
        let mut addr = Self::EMPTY;
        addr.set_family(family, len);
        addr
    }

    /// The same in place of what it was.
    #[inline]
    fn set_family(&mut self, family: c_int, len: usize) {
        if self.len > 0 {
            self.bytes = [0; CAPACITY];
        }
        self.len = len.min(CAPACITY) as u8;
        if plat::SA_HAS_LEN {
            put(&mut self.bytes, 0, &[self.len]);
        }
        put(
            &mut self.bytes,
            FAMILY_AT,
            &(family as sa_family_t).to_ne_bytes(),
        );
    }

    /// An IPv4 address and port, `sockaddr_in`.
    #[inline]
    pub fn v4(ip: Ipv4Addr, port: u16) -> Self {
        let mut addr = Self::EMPTY;
        addr.set_v4(ip, port);
        addr
    }

    /// The same in place of what it was.
    #[inline]
    pub fn set_v4(&mut self, ip: Ipv4Addr, port: u16) {
        self.set_family(libc::AF_INET, size_of::<sockaddr_in>());
        put(
            &mut self.bytes,
            offset_of!(sockaddr_in, sin_port),
            &port.to_be_bytes(),
        );
        put(
            &mut self.bytes,
            offset_of!(sockaddr_in, sin_addr),
            &ip.octets(),
        );
    }

    /// An IPv6 address, port and scope, `sockaddr_in6` with no flow label.
    #[inline]
    pub fn v6(ip: Ipv6Addr, port: u16, scope: u32) -> Self {
        let mut addr = Self::of_family(libc::AF_INET6, size_of::<sockaddr_in6>());
        let bytes = &mut addr.bytes;
        put(
            bytes,
            offset_of!(sockaddr_in6, sin6_port),
            &port.to_be_bytes(),
        );
        put(bytes, offset_of!(sockaddr_in6, sin6_addr), &ip.octets());
        put(
            bytes,
            offset_of!(sockaddr_in6, sin6_scope_id),
            &scope.to_ne_bytes(),
        );
        addr
    }

    /// A Unix name, `sockaddr_un`: a path, an abstract name (first byte NUL), or none.
    ///
    /// The length covers the name alone, so a path carries no NUL: the kernel adds it. A
    /// path must leave room for that NUL; an abstract name may fill the array.
    #[inline]
    pub fn unix(name: &[u8]) -> Result<Self, TooLong> {
        let limit = match name.first() {
            Some(0) => UNIX_PATH_MAX + 1,
            _ => UNIX_PATH_MAX,
        };
        if name.len() >= limit {
            return Err(TooLong { limit });
        }
        let mut addr = Self::of_family(libc::AF_UNIX, PATH_AT + name.len());
        put(&mut addr.bytes, PATH_AT, name);
        Ok(addr)
    }

    /// Any bytes that hold at least a family and fit into `sockaddr_storage`.
    pub fn from_raw(raw: &[u8]) -> Option<Self> {
        let family = family_of(raw)?;
        if raw.len() > CAPACITY {
            return None;
        }
        let mut addr = Self::of_family(family, raw.len());
        put(&mut addr.bytes, 0, raw);
        Some(addr)
    }

    /// The address family.
    #[inline]
    pub fn family(&self) -> c_int {
        family_of(&self.bytes).unwrap_or(libc::AF_UNSPEC)
    }

    /// For the system call: valid for [`Addr::len`] bytes.
    #[inline]
    pub fn as_ptr(&self) -> *const sockaddr {
        self.bytes.as_ptr().cast()
    }

    /// The length the system call takes.
    #[allow(clippy::len_without_is_empty)] // an address is never empty: it has a family
    #[inline]
    pub fn len(&self) -> socklen_t {
        socklen_t::from(self.len)
    }

    /// The bytes that [`Addr::len`] counts.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or(&[])
    }

    /// The address, read.
    #[inline]
    pub fn view(&self) -> View<'_> {
        View::of(self.as_bytes())
    }

    /// Sets the flow label and class of an IPv6 address, as the kernel keeps them (network
    /// order); leaves others alone.
    #[inline]
    pub fn set_flowinfo(&mut self, flowinfo: u32) {
        if self.family() == libc::AF_INET6 {
            let at = offset_of!(sockaddr_in6, sin6_flowinfo);
            put(&mut self.bytes, at, &flowinfo.to_ne_bytes());
        }
    }
}

impl Addr {
    /// A link-layer address by interface, `sockaddr_ll`; the protocol in network order.
    pub fn packet(ifindex: i32, protocol_be: u16) -> Self {
        use libc::sockaddr_ll;
        let mut addr = Self::of_family(libc::AF_PACKET, size_of::<sockaddr_ll>());
        put(
            &mut addr.bytes,
            offset_of!(sockaddr_ll, sll_protocol),
            &protocol_be.to_ne_bytes(),
        );
        put(
            &mut addr.bytes,
            offset_of!(sockaddr_ll, sll_ifindex),
            &ifindex.to_ne_bytes(),
        );
        addr
    }

    /// Sets the hardware address of a link-layer address; None where it is too long.
    pub fn with_hardware(mut self, hardware: &[u8]) -> Option<Self> {
        use libc::sockaddr_ll;
        let len = u8::try_from(hardware.len()).ok()?;
        if hardware.len() > 8 || self.family() != libc::AF_PACKET {
            return None;
        }
        put(&mut self.bytes, offset_of!(sockaddr_ll, sll_halen), &[len]);
        put(&mut self.bytes, offset_of!(sockaddr_ll, sll_addr), hardware);
        Some(self)
    }

    /// A hypervisor address, `sockaddr_vm`: context identifier and port.
    pub fn vsock(cid: u32, port: u32) -> Self {
        use libc::sockaddr_vm;
        let mut addr = Self::of_family(libc::AF_VSOCK, size_of::<sockaddr_vm>());
        put(
            &mut addr.bytes,
            offset_of!(sockaddr_vm, svm_port),
            &port.to_ne_bytes(),
        );
        put(
            &mut addr.bytes,
            offset_of!(sockaddr_vm, svm_cid),
            &cid.to_ne_bytes(),
        );
        addr
    }
}

impl core::fmt::Debug for Addr {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.view().fmt(f)
    }
}

/// Room for an address that the kernel writes, with the length it reports.
pub struct AddrBuf {
    /// The first `min(len, CAPACITY)` bytes are initialised.
    storage: MaybeUninit<libc::sockaddr_storage>,
    /// The length that the kernel reported; above `CAPACITY` if it cut the address.
    len: socklen_t,
}

impl AddrBuf {
    /// An empty buffer; the storage is not zeroed.
    #[inline]
    pub const fn new() -> Self {
        AddrBuf {
            storage: MaybeUninit::uninit(),
            len: 0,
        }
    }

    /// Lends the storage and its capacity to a call that fills them. When the call fails,
    /// the buffer is empty again.
    ///
    /// # Safety
    /// On success `fill` leaves the number of bytes of the address in the length, and has
    /// initialised that many, or `CAPACITY` where it is more.
    #[allow(unsafe_code)]
    #[inline]
    pub unsafe fn fill<R>(
        &mut self,
        fill: impl FnOnce(*mut sockaddr, &mut socklen_t) -> Result<R, Errno>,
    ) -> Result<R, Errno> {
        self.len = CAPACITY as socklen_t;
        let result = fill(self.storage.as_mut_ptr().cast(), &mut self.len);
        if result.is_err() {
            self.len = 0;
        }
        result
    }

    /// The bytes of the address, cut to what the storage holds.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        let len = (self.len as usize).min(CAPACITY);
        // SAFETY: `len` bytes are initialised: `new` sets 0, and `fill` has its
        // caller promise it.
        #[allow(unsafe_code)]
        unsafe {
            core::slice::from_raw_parts(self.storage.as_ptr().cast(), len)
        }
    }

    /// What the address says.
    #[inline]
    pub fn view(&self) -> View<'_> {
        View::of(self.as_bytes())
    }

    /// A copy to keep or to hand back to the kernel; `None` when there is no address.
    #[inline]
    pub fn finish(&self) -> Option<Addr> {
        Addr::from_raw(self.as_bytes())
    }
}

impl Default for AddrBuf {
    fn default() -> Self {
        Self::new()
    }
}

/// The fields of an address, borrowed from its bytes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum View<'a> {
    /// AF_INET.
    V4 {
        /// The address.
        ip: Ipv4Addr,
        /// The port, host order.
        port: u16,
    },
    /// AF_INET6.
    V6 {
        /// The address.
        ip: Ipv6Addr,
        /// The port, host order.
        port: u16,
        /// The interface of a link-local address, or 0.
        scope: u32,
        /// Flow label and class as the kernel keeps them, network order.
        flowinfo: u32,
    },
    /// AF_UNIX.
    Unix {
        /// A path without its NUL, an abstract name with its leading NUL, or nothing.
        name: &'a [u8],
    },
    /// AF_PACKET.
    Packet {
        /// The interface, or 0 for any.
        ifindex: i32,
        /// The protocol, network order.
        protocol: u16,
        /// The device kind, `ARPHRD_*`.
        hatype: u16,
        /// The frame's destination, `PACKET_*`.
        pkttype: u8,
        /// The hardware address.
        addr: &'a [u8],
    },
    /// AF_VSOCK.
    Vsock {
        /// Context identifier.
        cid: u32,
        /// The port.
        port: u32,
    },
    /// A family this crate does not read, or a known one that is cut short.
    Other {
        /// The family.
        family: c_int,
        /// The whole address, family included.
        bytes: &'a [u8],
    },
    /// No address: an unnamed peer of a connected socket.
    Empty,
}

impl<'a> View<'a> {
    /// Reads an address of any length; a cut one becomes [`View::Other`].
    #[inline]
    pub fn of(bytes: &'a [u8]) -> Self {
        let Some(family) = family_of(bytes) else {
            return View::Empty;
        };
        let known = match family {
            libc::AF_INET => read_v4(bytes),
            libc::AF_INET6 => read_v6(bytes),
            libc::AF_UNIX => Some(read_unix(bytes)),
            _ => read_system(family, bytes),
        };
        known.unwrap_or(View::Other { family, bytes })
    }

    /// The address family, AF_UNSPEC where there is no address.
    pub fn family(&self) -> c_int {
        match self {
            View::V4 { .. } => libc::AF_INET,
            View::V6 { .. } => libc::AF_INET6,
            View::Unix { .. } => libc::AF_UNIX,
            View::Packet { .. } => libc::AF_PACKET,
            View::Vsock { .. } => libc::AF_VSOCK,
            View::Other { family, .. } => *family,
            _ => libc::AF_UNSPEC,
        }
    }

    /// The IP address, for the two families that have one.
    pub fn ip(&self) -> Option<IpAddr> {
        match self {
            View::V4 { ip, .. } => Some(IpAddr::V4(*ip)),
            View::V6 { ip, .. } => Some(IpAddr::V6(*ip)),
            _ => None,
        }
    }
}

/// The family field, or `None` where the bytes end before it.
#[inline]
fn family_of(bytes: &[u8]) -> Option<c_int> {
    take(bytes, FAMILY_AT).map(|raw| c_int::from(sa_family_t::from_ne_bytes(raw)))
}

#[inline]
fn read_v4(bytes: &[u8]) -> Option<View<'_>> {
    Some(View::V4 {
        ip: take::<4>(bytes, offset_of!(sockaddr_in, sin_addr))?.into(),
        port: u16::from_be(u16_at(bytes, offset_of!(sockaddr_in, sin_port))?),
    })
}

#[inline]
fn read_v6(bytes: &[u8]) -> Option<View<'_>> {
    Some(View::V6 {
        ip: take::<16>(bytes, offset_of!(sockaddr_in6, sin6_addr))?.into(),
        port: u16::from_be(u16_at(bytes, offset_of!(sockaddr_in6, sin6_port))?),
        // Linux also takes the 24 bytes of RFC 2133, which end before the scope.
        scope: u32_at(bytes, offset_of!(sockaddr_in6, sin6_scope_id)).unwrap_or(0),
        flowinfo: u32_at(bytes, offset_of!(sockaddr_in6, sin6_flowinfo))?,
    })
}

#[inline]
fn read_unix(bytes: &[u8]) -> View<'_> {
    let raw = bytes.get(PATH_AT..).unwrap_or(&[]);
    let abstract_name =
        cfg!(any(target_os = "linux", target_os = "android")) && raw.first() == Some(&0);
    let end = if abstract_name {
        None
    } else {
        raw.iter().position(|b| *b == 0)
    };
    View::Unix {
        name: raw.get(..end.unwrap_or(raw.len())).unwrap_or(raw),
    }
}

fn read_system(family: c_int, bytes: &[u8]) -> Option<View<'_>> {
    use libc::{sockaddr_ll, sockaddr_vm};
    match family {
        libc::AF_PACKET => {
            let [halen] = take(bytes, offset_of!(sockaddr_ll, sll_halen))?;
            let [pkttype] = take(bytes, offset_of!(sockaddr_ll, sll_pkttype))?;
            let addr = bytes
                .get(offset_of!(sockaddr_ll, sll_addr)..)
                .unwrap_or(&[]);
            Some(View::Packet {
                ifindex: super::field::i32_at(bytes, offset_of!(sockaddr_ll, sll_ifindex))?,
                protocol: u16_at(bytes, offset_of!(sockaddr_ll, sll_protocol))?,
                hatype: u16_at(bytes, offset_of!(sockaddr_ll, sll_hatype))?,
                pkttype,
                addr: addr.get(..usize::from(halen)).unwrap_or(addr),
            })
        }
        libc::AF_VSOCK => Some(View::Vsock {
            cid: u32_at(bytes, offset_of!(sockaddr_vm, svm_cid))?,
            port: u32_at(bytes, offset_of!(sockaddr_vm, svm_port))?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
