//! The data of control messages: a table of kinds ([`KINDS`]), each with the shape of its data,
//! and one reader per shape.

use core::ffi::c_int;

use super::field::{i32_at, take, u16_at, u32_at, u64_at};
use super::option_value::{In6Pktinfo, Timespec, Timeval};
use super::option_value::{InPktinfo, Ucred};
use super::sockaddr::View;
pub use crate::plat::KINDS;

/// How a kind's data is laid out.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Descriptors, as many as fit.
    Fds,
    /// One descriptor.
    Fd,
    /// `ucred`.
    Ucred,
    /// An int; IP_TOS is received as one byte, and both are read.
    Int,
    /// An unsigned 16-bit number.
    U16,
    /// An unsigned 32-bit number.
    U32,
    /// An unsigned 64-bit number.
    U64,
    /// `timeval`.
    Timeval,
    /// `timespec`.
    Timespec,
    /// Three `timespec`s: software, unused, hardware.
    Timestamps,
    /// `in_pktinfo`.
    PktInfo4,
    /// `in6_pktinfo`.
    PktInfo6,
    /// A socket address.
    Address,
    /// `sock_extended_err` with the offender's address behind it.
    Error,
}

/// A kind of control message.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The C name of the type.
    pub name: &'static str,
    /// `cmsg_level`.
    pub level: c_int,
    /// `cmsg_type` of a received message.
    pub kind: c_int,
    /// Its data.
    pub shape: Shape,
}

impl Kind {
    pub(crate) const fn new(name: &'static str, level: c_int, kind: c_int, shape: Shape) -> Self {
        Kind {
            name,
            level,
            kind,
            shape,
        }
    }

    /// How many bytes of data it has, or how many each of its elements has.
    pub const fn size(&self) -> usize {
        match self.shape {
            Shape::Fds | Shape::Fd | Shape::Int | Shape::U32 => 4,
            Shape::U16 => 2,
            Shape::U64 => 8,
            Shape::Ucred => Ucred::SIZE,
            Shape::Timeval => Timeval::SIZE,
            Shape::Timespec => Timespec::SIZE,
            Shape::Timestamps => 3 * Timespec::SIZE,
            Shape::PktInfo4 => InPktinfo::SIZE,
            Shape::PktInfo6 => In6Pktinfo::SIZE,
            Shape::Address => self.address_size(),
            Shape::Error => ERROR_SIZE + self.address_size(),
        }
    }

    const fn address_size(&self) -> usize {
        if self.level == libc::IPPROTO_IPV6 {
            size_of::<libc::sockaddr_in6>()
        } else {
            size_of::<libc::sockaddr_in>()
        }
    }
}

/// The kind of a level and type, if the table has it.
pub fn kind_of(level: c_int, ty: c_int) -> Option<&'static Kind> {
    KINDS.iter().find(|k| k.level == level && k.kind == ty)
}

/// A control message, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control<'a> {
    /// Descriptors, open in this process: the caller has to close them.
    Fds(Fds<'a>),
    /// The sender's process.
    Ucred(Ucred),
    /// A number of any width.
    Number(i64),
    /// A number of 64 bits.
    U64(u64),
    /// The time of arrival.
    Timeval(Timeval),
    /// The time of arrival in nanoseconds.
    Timespec(Timespec),
    /// Software stamp, unused, hardware stamp.
    Timestamps([Timespec; 3]),
    /// The address and interface that received it.
    PktInfo4(InPktinfo),
    /// The address and interface that received it.
    PktInfo6(In6Pktinfo),
    /// Its original destination.
    Address(View<'a>),
    /// An error, or a completed send.
    Error(ExtendedError<'a>),
}

/// Reads data of a known shape; `None` where it is too short for it.
pub fn decode(shape: Shape, data: &[u8]) -> Option<Control<'_>> {
    Some(match shape {
        Shape::Fds => Control::Fds(Fds { data }),
        Shape::Fd => Control::Fds(Fds {
            data: data.get(..4)?,
        }),
        Shape::Ucred => Control::Ucred(Ucred::decode(data)?),
        Shape::Int => Control::Number(match (i32_at(data, 0), data) {
            (Some(value), _) => value.into(),
            (None, [byte]) => i64::from(*byte),
            (None, _) => return None,
        }),
        Shape::U16 => Control::Number(u16_at(data, 0)?.into()),
        Shape::U32 => Control::Number(u32_at(data, 0)?.into()),
        Shape::U64 => Control::U64(u64_at(data, 0)?),
        Shape::Timeval => Control::Timeval(Timeval::decode(data)?),
        Shape::Timespec => Control::Timespec(Timespec::decode(data)?),
        Shape::Timestamps => Control::Timestamps([
            Timespec::decode(data)?,
            Timespec::decode(data.get(Timespec::SIZE..)?)?,
            Timespec::decode(data.get(2 * Timespec::SIZE..)?)?,
        ]),
        Shape::PktInfo4 => Control::PktInfo4(InPktinfo::decode(data)?),
        Shape::PktInfo6 => Control::PktInfo6(In6Pktinfo::decode(data)?),
        Shape::Address => Control::Address(View::of(data)),
        Shape::Error => Control::Error(ExtendedError::decode(data)?),
    })
}

/// The descriptors of an SCM_RIGHTS message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fds<'a> {
    data: &'a [u8],
}

impl<'a> Fds<'a> {
    /// Over a message's data; bytes behind the last whole descriptor are ignored.
    pub fn of(data: &'a [u8]) -> Self {
        Fds { data }
    }
}

impl Iterator for Fds<'_> {
    type Item = c_int;

    fn next(&mut self) -> Option<c_int> {
        let (fd, rest) = self.data.split_first_chunk::<4>()?;
        self.data = rest;
        Some(c_int::from_ne_bytes(*fd))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.data.len() / 4;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Fds<'_> {}

/// Every descriptor that arrived in a control buffer, of any message that carries some.
pub fn arrived_fds(control: &[u8]) -> impl Iterator<Item = c_int> + '_ {
    super::cmsg::messages(control).flat_map(|message| {
        match kind_of(message.level, message.kind).map(|k| k.shape) {
            Some(Shape::Fds) => Fds::of(message.data),
            Some(Shape::Fd) => Fds::of(message.data.get(..4).unwrap_or(&[])),
            _ => Fds::of(&[]),
        }
    })
}

/// The size of `sock_extended_err` without the offender's address.
const ERROR_SIZE: usize = 16;

/// `sock_extended_err`: an error, or the completion of a zero-copy or timed send.
#[doc(alias = "sock_extended_err")]
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct ExtendedError<'a> {
    /// The errno; 0 for completions.
    pub errno: u32,
    /// Its origin, `SO_EE_ORIGIN_*`.
    pub origin: u8,
    /// ICMP type.
    pub ty: u8,
    /// ICMP code, or `SO_EE_CODE_*`.
    pub code: u8,
    /// The path's MTU, or the first completed send.
    pub info: u32,
    /// The last completed send.
    pub data: u32,
    /// The host that sent the error; [`View::Empty`] if none did.
    pub offender: View<'a>,
}

impl<'a> ExtendedError<'a> {
    /// Reads the structure and the address behind it, which may be missing.
    pub fn decode(bytes: &'a [u8]) -> Option<Self> {
        let [origin, ty, code] = take(bytes, 4)?;
        let offender = match bytes.get(ERROR_SIZE..).map(View::of) {
            Some(View::Other { family: 0, .. }) | None => View::Empty,
            Some(view) => view,
        };
        Some(ExtendedError {
            errno: u32_at(bytes, 0)?,
            origin,
            ty,
            code,
            info: u32_at(bytes, 8)?,
            data: u32_at(bytes, 12)?,
            offender,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::codec::cmsg::tests::append;
    use crate::codec::sockaddr::Addr;
    use proptest::prelude::*;
    use std::net::Ipv4Addr;

    #[test]
    fn no_kind_is_listed_twice() {
        for (i, a) in KINDS.iter().enumerate() {
            let twin = KINDS[i + 1..]
                .iter()
                .find(|b| a.name == b.name || (a.level, a.kind) == (b.level, b.kind));
            assert_eq!(twin, None, "{}", a.name);
        }
    }

    #[test]
    fn kinds_are_found_by_level_and_type() {
        let rights = kind_of(libc::SOL_SOCKET, libc::SCM_RIGHTS).unwrap();
        assert_eq!((rights.name, rights.shape), ("SCM_RIGHTS", Shape::Fds));
        // the number of SCM_RIGHTS means something else at another level
        assert_ne!(kind_of(libc::SOL_IP, libc::SCM_RIGHTS), Some(rights));
        assert_eq!(kind_of(9999, 1), None);
    }

    #[test]
    fn a_byte_is_an_int_too() {
        assert_eq!(decode(Shape::Int, &[46]), Some(Control::Number(46)));
        let minus = (-1i32).to_ne_bytes();
        assert_eq!(decode(Shape::Int, &minus), Some(Control::Number(-1)));
        assert_eq!(decode(Shape::Int, &[]), None);
    }

    #[test]
    fn descriptors_are_counted_whole() {
        let mut data = Vec::new();
        for fd in [3i32, 9, 27] {
            data.extend(fd.to_ne_bytes());
        }
        data.extend([1, 2, 3]);
        let Some(Control::Fds(fds)) = decode(Shape::Fds, &data) else {
            panic!()
        };
        assert_eq!(fds.len(), 3);
        assert_eq!(fds.collect::<Vec<_>>(), [3, 9, 27]);
    }

    #[test]
    fn arrived_descriptors_are_found_among_others() {
        let mut all = Vec::new();
        let fds: Vec<u8> = [5i32, 6].into_iter().flat_map(i32::to_ne_bytes).collect();
        append(&mut all, libc::SOL_IP, libc::IP_TTL, &[64, 0, 0, 0]);
        append(&mut all, libc::SOL_SOCKET, libc::SCM_RIGHTS, &fds);
        append(&mut all, libc::SOL_SOCKET, libc::SCM_TIMESTAMP, &[0; 16]);
        let pidfd = 7i32.to_ne_bytes();
        append(&mut all, libc::SOL_SOCKET, crate::consts::SCM_PIDFD, &pidfd);
        assert_eq!(arrived_fds(&all).collect::<Vec<_>>(), [5, 6, 7]);
    }

    #[test]
    fn sizes_are_those_of_the_structures() {
        let size = |level, ty| kind_of(level, ty).unwrap().size();
        assert_eq!(size(libc::SOL_SOCKET, libc::SCM_RIGHTS), 4);
        assert_eq!(size(libc::SOL_IP, libc::IP_RECVERR), 32);
        assert_eq!(size(libc::SOL_IPV6, libc::IPV6_RECVERR), 44);
        assert_eq!(size(libc::SOL_IPV6, libc::IPV6_PKTINFO), 20);
        assert_eq!(size(libc::SOL_SOCKET, libc::SCM_TIMESTAMPING), 48);
    }

    #[test]
    fn an_int_is_whole_or_a_byte() {
        assert_eq!(decode(Shape::Int, &[7]), Some(Control::Number(7)));
        assert_eq!(decode(Shape::Int, &[7, 0]), None);
        assert_eq!(decode(Shape::Int, &[]), None);
    }

    #[test]
    fn an_error_carries_its_offender() {
        let mut data = vec![0u8; 16];
        data[..4].copy_from_slice(&(libc::ECONNREFUSED as u32).to_ne_bytes());
        data[4..7].copy_from_slice(&[libc::SO_EE_ORIGIN_ICMP, 3, 3]);
        let read = ExtendedError::decode(&data).unwrap();
        assert_eq!(
            (read.errno, read.origin, read.ty, read.code),
            (111, 2, 3, 3)
        );
        assert_eq!(read.offender, View::Empty);
        data.extend([0; 16]);
        assert_eq!(ExtendedError::decode(&data).unwrap().offender, View::Empty);
        data.truncate(16);
        data.extend(Addr::v4(Ipv4Addr::LOCALHOST, 0).as_bytes());
        assert_eq!(
            ExtendedError::decode(&data).unwrap().offender.ip(),
            Some(Ipv4Addr::LOCALHOST.into())
        );
        assert_eq!(ExtendedError::decode(&data[..15]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: if cfg!(miri) { 16 } else { 256 },
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn any_data_can_be_decoded(data in prop::collection::vec(any::<u8>(), 0..80)) {
            for kind in KINDS {
                match decode(kind.shape, &data) {
                    Some(Control::Fds(fds)) => prop_assert!(fds.count() <= data.len() / 4),
                    Some(_) => prop_assert!(!data.is_empty() || kind.shape == Shape::Address),
                    None => prop_assert!(data.len() < 48),
                }
            }
            prop_assert!(arrived_fds(&data).count() <= data.len() / 4);
        }
    }
}
