//! C structures as values: one declaration gives the fields, the decoder, the encoder and
//! a check that each field is as wide as C's.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::field::{put, take};

/// A field that can be read from and written to bytes.
pub(crate) trait Field: Sized {
    fn read(bytes: &[u8], at: usize) -> Option<Self>;
    fn write(&self, bytes: &mut [u8], at: usize);
}

macro_rules! integer_fields {
    ($($ty:ty)*) => {$(
        impl Field for $ty {
            #[inline]
            fn read(bytes: &[u8], at: usize) -> Option<Self> {
                take(bytes, at).map(<$ty>::from_ne_bytes)
            }
            #[inline]
            fn write(&self, bytes: &mut [u8], at: usize) {
                put(bytes, at, &self.to_ne_bytes());
            }
        }
    )*};
}

integer_fields! { u8 u16 u32 i32 u64 i64 }

impl Field for Ipv4Addr {
    #[inline]
    fn read(bytes: &[u8], at: usize) -> Option<Self> {
        take::<4>(bytes, at).map(Self::from)
    }
    #[inline]
    fn write(&self, bytes: &mut [u8], at: usize) {
        put(bytes, at, &self.octets());
    }
}

impl Field for Ipv6Addr {
    #[inline]
    fn read(bytes: &[u8], at: usize) -> Option<Self> {
        take::<16>(bytes, at).map(Self::from)
    }
    #[inline]
    fn write(&self, bytes: &mut [u8], at: usize) {
        put(bytes, at, &self.octets());
    }
}

/// For the width check: the size of the field that a projection returns.
pub(crate) const fn width<T, F>(_project: fn(&T) -> &F) -> usize {
    size_of::<F>()
}

/// Declares a value type over a C structure.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident = $c:ty {
            $($(#[$fmeta:meta])* $field:ident: $ty:ty = $cfield:ident,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Copy, Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $ty,)*
        }

        impl $name {
            /// The size of the C structure.
            pub const SIZE: usize = size_of::<$c>();

            /// Reads the structure; `None` where the bytes end before its last field.
            #[inline]
            pub fn decode(bytes: &[u8]) -> Option<Self> {
                Some(Self {
                    $($field: $crate::codec::record::Field::read(
                        bytes,
                        core::mem::offset_of!($c, $cfield),
                    )?,)*
                })
            }

            /// The structure's bytes, padding zero.
            #[inline]
            pub fn encode(&self) -> [u8; Self::SIZE] {
                let mut bytes = [0; Self::SIZE];
                $($crate::codec::record::Field::write(
                    &self.$field,
                    &mut bytes,
                    core::mem::offset_of!($c, $cfield),
                );)*
                bytes
            }
        }

        $(const _: () = assert!(
            size_of::<$ty>() == $crate::codec::record::width(|c: &$c| &c.$cfield),
            concat!(stringify!($c), ".", stringify!($cfield), " is not as wide as declared"),
        );)*
    };
}

pub(crate) use record;
