//! Arrays: `Array` reads one, `NewArray` builds one.

use std::ffi::CStr;
use std::marker::PhantomData;
use std::ptr::NonNull;

use super::same::Snapshot;
use super::string::{FixedKey, ReadyStr, Str};
use super::sys;
use super::zval::{self, Local, Val};

/// `type_info` of a zval that holds a counted array.
const IS_ARRAY_EX: u32 =
    sys::IS_ARRAY | ((sys::IS_TYPE_REFCOUNTED | sys::IS_TYPE_COLLECTABLE) << 8);
const HASH_FLAG_PACKED: u32 = 1 << 2;

/// An array that its holder keeps alive for `'f`. User code may change values behind
/// references in it and, through a reference to it, the array itself; the iterator therefore reads
/// the table anew for each element.
#[derive(Clone, Copy)]
pub struct Array<'f> {
    ht: NonNull<sys::HashTable>,
    _holder: PhantomData<&'f sys::HashTable>,
}

pub enum Key<'f> {
    Index(u64),
    Name(Str<'f>),
}

impl<'f> Array<'f> {
    /// # Safety
    /// `ht` must be alive for `'f`.
    #[inline(always)]
    pub(super) unsafe fn new(ht: *mut sys::HashTable) -> Self {
        Self {
            // SAFETY: what is alive is not null.
            ht: unsafe { NonNull::new_unchecked(ht) },
            _holder: PhantomData,
        }
    }

    /// PHP's shared empty array.
    pub fn empty() -> Array<'static> {
        // SAFETY: a static of PHP's that is never changed.
        unsafe { Array::new((&raw const sys::zend_empty_array).cast_mut()) }
    }

    #[inline(always)]
    pub fn as_ptr(self) -> *mut sys::HashTable {
        self.ht.as_ptr()
    }

    #[inline]
    pub fn len(self) -> usize {
        // SAFETY: alive (contract of `new`).
        unsafe { (*self.as_ptr()).nNumOfElements as usize }
    }

    #[inline]
    pub fn is_packed(self) -> bool {
        // SAFETY: alive.
        unsafe { (*self.as_ptr()).u.flags & HASH_FLAG_PACKED != 0 }
    }

    /// Whether PHP would build the same list from its values: no holes, and the next free index is
    /// the length.
    #[inline]
    pub fn is_fresh_list(self) -> bool {
        // SAFETY: alive.
        unsafe {
            self.is_packed()
                && (*self.as_ptr()).nNumUsed == (*self.as_ptr()).nNumOfElements
                && (*self.as_ptr()).nNextFreeElement == i64::from((*self.as_ptr()).nNumUsed)
                && (*self.as_ptr()).nInternalPointer == 0
        }
    }

    /// The element with a string key, references followed.
    pub fn get(self, key: &CStr) -> Option<Val<'f>> {
        // SAFETY: alive; the key is `count_bytes` long.
        unsafe {
            let v = sys::zend_hash_str_find(self.as_ptr(), key.as_ptr(), key.count_bytes());
            (!v.is_null()).then(|| Val::new(v).deref())
        }
    }

    /// The element with a key that is kept, references followed.
    #[inline]
    pub fn get_fixed(self, key: &FixedKey) -> Option<Val<'f>> {
        // SAFETY: alive; the module runs, so the key is there and has its hash.
        unsafe {
            let v = sys::zend_hash_find_known_hash(self.as_ptr(), key.raw());
            (!v.is_null()).then(|| Val::new(v).deref())
        }
    }

    /// The element with a string key; references are not followed.
    pub fn at(self, key: &CStr) -> Option<Val<'f>> {
        // SAFETY: as for `get`.
        unsafe {
            let v = sys::zend_hash_str_find(self.as_ptr(), key.as_ptr(), key.count_bytes());
            (!v.is_null()).then(|| Val::new(v))
        }
    }

    /// The same for a key that is kept.
    #[inline]
    pub fn at_fixed(self, key: &FixedKey) -> Option<Val<'f>> {
        // SAFETY: as for `get_fixed`.
        unsafe {
            let v = sys::zend_hash_find_known_hash(self.as_ptr(), key.raw());
            (!v.is_null()).then(|| Val::new(v))
        }
    }

    /// Elements in order with their keys; references are followed.
    #[inline]
    pub fn iter(self) -> Iter<'f> {
        Iter {
            array: self,
            pos: 0,
        }
    }

    /// The elements in order; references are not followed.
    #[inline]
    pub fn raw_values(self) -> impl Iterator<Item = Val<'f>> {
        let mut iter = self.iter();
        std::iter::from_fn(move || iter.next_raw().map(|(_, v)| v))
    }

    /// The element at a position, references followed, with its key; None for a hole.
    #[inline]
    pub fn at_place(self, place: u32) -> Option<(Key<'f>, Val<'f>)> {
        Iter {
            array: self,
            pos: place,
        }
        .next_if_here()
    }

    /// The number of positions in its table, holes included.
    #[inline]
    pub fn used(self) -> usize {
        // SAFETY: alive.
        unsafe { (*self.as_ptr()).nNumUsed as usize }
    }

    /// The value at a position, references not followed; None for a hole.
    #[inline]
    pub fn raw_at(self, place: u32) -> Option<Val<'f>> {
        let mut iter = Iter {
            array: self,
            pos: place,
        };
        let (_, v) = iter.next_raw()?;
        (iter.pos == place + 1).then_some(v)
    }

    /// The first position from `from` on whose element differs from the one noted. If no noted
    /// value was freed since, all others hold the same values.
    #[inline]
    pub fn difference(self, noted: &Snapshot, from: usize) -> Option<usize> {
        // SAFETY: alive; a packed table has `nNumUsed` zvals at `arPacked`, any other as
        // many buckets at `arData`, each of which begins with its zval. Zend may
        // have left some words as they were; they are only compared.
        unsafe {
            let used = self.used();
            if used == 0 {
                return None;
            }
            if self.is_packed() {
                let elements = (*self.as_ptr()).__bindgen_anon_1.arPacked;
                let elements: &[[u64; 2]] = std::slice::from_raw_parts(elements.cast(), used);
                return noted.difference(elements, from);
            }
            let buckets = (*self.as_ptr()).__bindgen_anon_1.arData;
            let elements: &[[u64; 4]] = std::slice::from_raw_parts(buckets.cast(), used);
            noted.difference(elements, from)
        }
    }

    /// Keeps the table alive across user code until the guard is dropped. A bailout
    /// skips the drop; the table is request memory, which Zend then frees whole.
    #[inline]
    pub fn hold(self) -> Hold {
        // SAFETY: alive; immutable arrays carry no count.
        unsafe {
            if (*self.as_ptr()).gc.u.type_info & sys::GC_IMMUTABLE == 0 {
                (*self.as_ptr()).gc.refcount += 1;
                return Hold {
                    ht: self.as_ptr(),
                    count: (*self.as_ptr()).gc.refcount,
                };
            }
        }
        Hold::NOTHING
    }
}

/// An array with a count of its own, which outlives every borrow of it.
pub struct Held {
    ht: *mut sys::HashTable,
    _hold: Hold,
}

impl Held {
    #[inline]
    pub fn of(array: Array<'_>) -> Self {
        Self {
            ht: array.as_ptr(),
            _hold: array.hold(),
        }
    }

    #[inline]
    pub fn array(&self) -> Array<'_> {
        // SAFETY: the hold keeps it alive for as long as `self` is.
        unsafe { Array::new(self.ht) }
    }
}

/// A count on an array.
pub struct Hold {
    /// Null for an immutable array, which has no count.
    ht: *mut sys::HashTable,
    /// The count of the table once this one was added.
    count: u32,
}

impl Hold {
    const NOTHING: Self = Self {
        ht: std::ptr::null_mut(),
        count: 0,
    };

    /// Takes over the caller's count, if the table has one.
    ///
    /// # Safety
    /// `ht` must be alive, with a count to give away unless it is immutable.
    pub(super) unsafe fn owning(ht: *mut sys::HashTable) -> Self {
        // SAFETY: alive.
        if unsafe { (*ht).gc.u.type_info } & sys::GC_IMMUTABLE != 0 {
            return Self::NOTHING;
        }
        Self { ht, count: 1 }
    }
}

impl Drop for Hold {
    #[inline]
    fn drop(&mut self) {
        if self.ht.is_null() {
            return;
        }
        // SAFETY: we hold one count, so the array is alive. If the count is what it was when we
        // took ours, releasing ours cannot make the array garbage, and the collector need not
        // check it: in socket_select that saves 55 of 970 instructions.
        unsafe {
            if self.count > 1 && (*self.ht).gc.refcount == self.count {
                (*self.ht).gc.refcount -= 1;
                return;
            }
        }
        // SAFETY: the place is writable; we hold one count.
        Local::new(|v| unsafe {
            (*v).value.arr = self.ht;
            (*v).u1.type_info = IS_ARRAY_EX;
        })
        .release();
    }
}

pub struct Iter<'f> {
    array: Array<'f>,
    pos: u32,
}

impl<'f> Iter<'f> {
    /// The element at the iterator's position, without skipping holes.
    #[inline]
    fn next_if_here(mut self) -> Option<(Key<'f>, Val<'f>)> {
        let here = self.pos;
        let found = self.next()?;
        (self.pos == here + 1).then_some(found)
    }
}

impl<'f> Iterator for Iter<'f> {
    type Item = (Key<'f>, Val<'f>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.next_raw().map(|(key, v)| (key, v.deref()))
    }
}

impl<'f> Iter<'f> {
    /// The next element; references are not followed.
    #[inline]
    fn next_raw(&mut self) -> Option<(Key<'f>, Val<'f>)> {
        let ht = self.array.as_ptr();
        loop {
            // SAFETY: the table is alive; `pos` is compared with its current size on
            // every step, and its layout flag is read anew.
            unsafe {
                if self.pos >= (*ht).nNumUsed {
                    return None;
                }
                let at = self.pos as usize;
                self.pos += 1;
                if (*ht).u.flags & HASH_FLAG_PACKED != 0 {
                    let v = (*ht).__bindgen_anon_1.arPacked.add(at);
                    if (*v).u1.v.type_ == zval::IS_UNDEF {
                        continue;
                    }
                    return Some((Key::Index(at as u64), Val::new(v)));
                }
                let bucket = (*ht).__bindgen_anon_1.arData.add(at);
                let v = &raw mut (*bucket).val;
                if (*v).u1.v.type_ == zval::IS_UNDEF {
                    continue;
                }
                let key = if (*bucket).key.is_null() {
                    Key::Index((*bucket).h)
                } else {
                    Key::Name(Str::new((*bucket).key))
                };
                return Some((key, Val::new(v)));
            }
        }
    }
}

/// A new array that no PHP code can see yet. A bailout may skip its drop: it is request memory.
#[must_use = "publish it"]
pub struct NewArray(*mut sys::HashTable);

impl NewArray {
    pub fn new(size: u32) -> Self {
        // SAFETY: creates a table with one count.
        Self(unsafe { sys::_zend_new_array(size) })
    }

    /// Reads its elements so far.
    pub fn view(&self) -> Array<'_> {
        // SAFETY: the table is ours and alive.
        unsafe { Array::new(self.0) }
    }

    /// # Safety
    /// `zv` must be writable.
    pub(super) unsafe fn store(self, zv: *mut sys::zval) {
        // SAFETY: by contract.
        unsafe {
            (*zv).value.arr = self.0;
            (*zv).u1.type_info = IS_ARRAY_EX;
        }
    }

    fn put(&mut self, key: &CStr, mut v: Local) {
        // SAFETY: the table is ours; it takes over the value's count.
        unsafe {
            sys::zend_hash_str_update(self.0, key.as_ptr(), key.count_bytes(), v.as_ptr());
        }
    }

    pub fn set_long(&mut self, key: &CStr, l: i64) {
        self.put(key, Local::long(l));
    }

    fn add(&mut self, key: &FixedKey, mut v: Local) {
        // SAFETY: the table is ours and takes over the value's count; the module runs, so the
        // key is there, and Zend counts it.
        unsafe {
            sys::zend_hash_add_new(self.0, key.raw(), v.as_ptr());
        }
    }

    /// Under a key that is kept and that the array does not have yet.
    #[inline]
    pub fn add_long(&mut self, key: &FixedKey, l: i64) {
        self.add(key, Local::long(l));
    }

    #[inline]
    pub fn add_array(&mut self, key: &FixedKey, a: NewArray) {
        // SAFETY: the slot is writable.
        self.add(key, Local::new(|v| unsafe { a.store(v) }));
    }

    #[inline]
    pub fn add_null(&mut self, key: &FixedKey) {
        self.add(key, Local::of_type(sys::IS_NULL));
    }

    pub fn set_bytes(&mut self, key: &CStr, bytes: &[u8]) {
        self.set_string(key, ReadyStr::copy_of(bytes));
    }

    pub fn set_string(&mut self, key: &CStr, s: ReadyStr) {
        // SAFETY: the slot is writable.
        self.put(key, Local::new(|v| unsafe { s.store(v) }));
    }

    pub fn set_array(&mut self, key: &CStr, a: NewArray) {
        // SAFETY: the slot is writable.
        self.put(key, Local::new(|v| unsafe { a.store(v) }));
    }

    pub fn set_null(&mut self, key: &CStr) {
        self.put(key, Local::of_type(sys::IS_NULL));
    }

    fn copied(v: Val<'_>) -> Local {
        // SAFETY: the slot is writable and `v` initialised.
        Local::new(|dst| unsafe { zval::copy(dst, v.deref().as_ptr()) })
    }

    pub fn push_long(&mut self, l: i64) {
        self.push_zval(Local::long(l));
    }

    pub fn push_string(&mut self, s: ReadyStr) {
        // SAFETY: the slot is writable.
        self.push_zval(Local::new(|v| unsafe { s.store(v) }));
    }

    pub fn push_array(&mut self, a: NewArray) {
        // SAFETY: the slot is writable.
        self.push_zval(Local::new(|v| unsafe { a.store(v) }));
    }

    pub fn push_null(&mut self) {
        self.push_zval(Local::of_type(sys::IS_NULL));
    }

    fn push_zval(&mut self, mut v: Local) {
        // SAFETY: the table is ours; it takes over the value's count.
        unsafe {
            sys::zend_hash_next_index_insert(self.0, v.as_ptr());
        }
    }

    /// Adds a NULL element; the pointer is valid until the next change of the array.
    pub fn push_slot(&mut self) -> *mut sys::zval {
        let mut null = Local::of_type(sys::IS_NULL);
        // SAFETY: the table is ours.
        unsafe { sys::zend_hash_next_index_insert(self.0, null.as_ptr()) }
    }

    /// Visits every element's zval.
    pub fn for_each_slot(&mut self, mut visit: impl FnMut(*mut sys::zval)) {
        // SAFETY: the table is ours and alive.
        for (_, v) in unsafe { Array::new(self.0) }.iter() {
            visit(v.as_ptr());
        }
    }

    /// Inserts a copy of `v` under `key`; a string key must be another array's key.
    #[inline]
    pub fn insert_copy(&mut self, key: &Key<'_>, v: Val<'_>) {
        let mut v = Self::copied(v);
        // SAFETY: the table is ours and takes over the value's count; a key string
        // gets a count of its own from Zend.
        unsafe {
            match key {
                Key::Index(i) => sys::zend_hash_index_update(self.0, *i, v.as_ptr()),
                Key::Name(s) => sys::zend_hash_update(self.0, s.raw(), v.as_ptr()),
            };
        }
    }

    /// Frees the array.
    pub fn free(self) {
        drop(Hold {
            ht: self.0,
            count: 1,
        });
    }
}
