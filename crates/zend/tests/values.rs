//! What of this crate calls no engine: values as PHP lays them out, read. Also for Miri:
//! `cargo +nightly miri test -p zend --test values`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::Cell;
use std::ptr;

use zend::same::Snapshot;
use zend::thread::Lent;
use zend::{Val, cast, sys};

/// A zval of the test's own, which frees nothing.
struct Own(Box<std::mem::MaybeUninit<sys::zval>>);

impl Own {
    fn of(kind: u32, fill: impl FnOnce(*mut sys::zval)) -> Self {
        let mut place = Box::new(std::mem::MaybeUninit::<sys::zval>::uninit());
        let p = place.as_mut_ptr();
        fill(p);
        // SAFETY: the place is writable.
        unsafe { (*p).u1.type_info = kind };
        Self(place)
    }

    fn long(l: i64) -> Self {
        // SAFETY: the place is writable.
        Self::of(sys::IS_LONG, |p| unsafe { (*p).value.lval = l })
    }

    fn val(&mut self) -> Val<'_> {
        // SAFETY: its type is set, and with it the value that the type has.
        unsafe { Val::new(self.0.as_mut_ptr()) }
    }
}

#[test]
fn a_value_is_read_as_its_type_says_and_no_further() {
    let mut long = Own::long(-7);
    assert_eq!(long.val().as_long(), Some(-7));
    assert_eq!(long.val().as_bool(), None);
    assert!(long.val().as_str().is_none() && long.val().as_array().is_none());
    // These have no value: Miri would see it read.
    let mut yes = Own::of(sys::IS_TRUE, |_| {});
    assert_eq!(
        (yes.val().as_bool(), yes.val().as_long()),
        (Some(true), None)
    );
    let mut null = Own::of(sys::IS_NULL, |_| {});
    assert!(null.val().is_null() && null.val().as_object().is_none());
    // SAFETY: the place is writable.
    let mut half = Own::of(sys::IS_DOUBLE, |p| unsafe { (*p).value.dval = 0.5 });
    assert_eq!(
        (half.val().as_double(), half.val().as_long()),
        (Some(0.5), None)
    );
}

#[test]
fn a_reference_is_followed_once_asked() {
    let mut inner = Box::new(std::mem::MaybeUninit::<sys::zend_reference>::zeroed());
    // SAFETY: zeros are a reference to UNDEF without types.
    unsafe {
        let p = inner.as_mut_ptr();
        (*p).val.value.lval = 42;
        (*p).val.u1.type_info = sys::IS_LONG;
    }
    let target = inner.as_mut_ptr();
    // SAFETY: the place is writable.
    let mut outer = Own::of(sys::IS_REFERENCE, |p| unsafe { (*p).value.ref_ = target });
    assert!(outer.val().is_reference());
    assert_eq!(outer.val().as_long(), None);
    assert_eq!(outer.val().deref().as_long(), Some(42));
}

#[test]
fn integers_are_numbers_as_a_whole() {
    for (text, number) in [
        (&b"12"[..], Some(12)),
        (b" \t-7\n", Some(-7)),
        (b"1.5", None),
        (b"12a", None),
        (b"", None),
        (b"9223372036854775808", None),
    ] {
        assert_eq!(cast::integer_string(text), number, "{text:?}");
    }
    assert_eq!(cast::c_int(1 << 32 | 5), 5);
}

#[test]
fn a_snapshot_finds_the_first_element_that_is_not_what_it_was() {
    let table: Vec<[u64; 2]> = (0..167)
        .map(|i| [0x7f00_0000_1000 + 64 * i, 0x308])
        .collect();
    let mut list = Snapshot::default();
    list.resize(table.len());
    assert_eq!(list.difference(&table, 0), Some(0));
    for (place, value) in table.iter().enumerate() {
        list.note(place, *value);
    }
    assert_eq!(list.difference(&table, 0), None);
    for changed in [0, 1, 63, 64, 130, 166] {
        let mut other = table.clone();
        other[changed][0] ^= 1 << 6;
        assert_eq!(list.difference(&other, 0), Some(changed));
        assert_eq!(list.difference(&other, changed + 1), None);
        let mut other = table.clone();
        other[changed][1] ^= 1;
        assert_eq!(list.difference(&other, 0), Some(changed));
        // The upper half of the second word is not the zval's own.
        let mut other = table.clone();
        other[changed][1] ^= 1 << 40;
        assert_eq!(list.difference(&other, 0), None);
    }
    // What a hole has as its value is not looked at.
    list.note_hole(5);
    let mut other = table.clone();
    other[5] = [u64::MAX, 0];
    assert_eq!(list.difference(&other, 0), None);
    list.spoil(9);
    assert_eq!(list.difference(&other, 0), Some(9));
}

#[test]
fn what_is_lent_is_not_lent_twice() {
    let lent = Lent::new(1);
    let seen = Cell::new(None);
    let got = lent.lend(|value| {
        *value += 1;
        seen.set(Some(lent.lend(|_| ()).is_none()));
        *value
    });
    assert_eq!((got, seen.get()), (Some(2), Some(true)));
    // SAFETY: nothing is lent.
    unsafe { lent.reset(7) };
    assert_eq!(lent.lend(|value| *value), Some(7));
    assert_ne!(ptr::from_ref(&lent), ptr::null());
}

const OBJECT: u64 = 0x308;

fn table(count: usize) -> (Vec<[u64; 2]>, Snapshot) {
    let elements: Vec<_> = (0..count as u64).map(|i| [i * 8, OBJECT]).collect();
    let mut snapshot = Snapshot::default();
    snapshot.resize(count);
    for (place, element) in elements.iter().enumerate() {
        snapshot.note(place, *element);
    }
    (elements, snapshot)
}

#[test]
fn every_difference_is_found_where_it_is() {
    for count in [0, 1, 63, 64, 65, 200] {
        let (mut elements, mut snapshot) = table(count);
        assert_eq!(snapshot.difference(&elements, 0), None);
        for place in 0..count {
            let own = elements[place];
            // Another value, another type, and an int that has all bits of both.
            for other in [[own[0] ^ 8, OBJECT], [own[0], 9], [own[0] | 0xc << 56, 4]] {
                elements[place] = other;
                assert_eq!(snapshot.difference(&elements, 0), Some(place));
                assert_eq!(snapshot.difference(&elements, place), Some(place));
                assert_eq!(snapshot.difference(&elements, place + 1), None);
            }
            elements[place] = own;
            snapshot.spoil(place);
            assert_eq!(snapshot.difference(&elements, 0), Some(place));
            snapshot.note(place, own);
        }
    }
}
