//! The keys of small arrays that options and messages come and go in, made once.

use crate::zend::string::FixedKey;

pub static L_LINGER: FixedKey = FixedKey::new(c"l_linger");
pub static L_ONOFF: FixedKey = FixedKey::new(c"l_onoff");
pub static NSEC: FixedKey = FixedKey::new(c"nsec");
pub static SEC: FixedKey = FixedKey::new(c"sec");
pub static USEC: FixedKey = FixedKey::new(c"usec");

/// MINIT.
pub fn intern_all() {
    for key in [&L_LINGER, &L_ONOFF, &NSEC, &SEC, &USEC] {
        key.intern();
    }
}
