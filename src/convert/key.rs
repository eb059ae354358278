//! The keys of small arrays that options and messages come and go in, made once.

#![forbid(unsafe_code)]

use crate::zend::string::FixedKey;

pub static BUFFER_SIZE: FixedKey = FixedKey::new(c"buffer_size");
pub static CONTROL: FixedKey = FixedKey::new(c"control");
pub static CONTROLLEN: FixedKey = FixedKey::new(c"controllen");
pub static FLAGS: FixedKey = FixedKey::new(c"flags");
pub static IOV: FixedKey = FixedKey::new(c"iov");
pub static L_LINGER: FixedKey = FixedKey::new(c"l_linger");
pub static L_ONOFF: FixedKey = FixedKey::new(c"l_onoff");
pub static NAME: FixedKey = FixedKey::new(c"name");
pub static NSEC: FixedKey = FixedKey::new(c"nsec");
pub static SEC: FixedKey = FixedKey::new(c"sec");
pub static USEC: FixedKey = FixedKey::new(c"usec");

const ALL: [&FixedKey; 11] = [
    &BUFFER_SIZE,
    &CONTROL,
    &CONTROLLEN,
    &FLAGS,
    &IOV,
    &L_LINGER,
    &L_ONOFF,
    &NAME,
    &NSEC,
    &SEC,
    &USEC,
];

/// MINIT.
pub fn keep_all() {
    ALL.iter().for_each(|key| key.keep());
}

/// MSHUTDOWN.
pub fn forget_all() {
    ALL.iter().for_each(|key| key.forget());
}
