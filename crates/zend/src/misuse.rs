//! Code that must not compile, each beside similar code that does, so that only the difference can
//! be what the compiler refuses.
//!
//! A borrowed argument cannot be kept after the call:
//! ```no_run
//! use zend::{Call, Result, Ret};
//! fn f(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
//!     let s = call.string(1)?;
//!     ret.long(s.len() as i64);
//!     Ok(())
//! }
//! ```
//! ```compile_fail,E0521
//! use std::cell::Cell;
//! use zend::{Call, Result, Ret, Str};
//! thread_local!(static KEPT: Cell<Option<Str<'static>>> = const { Cell::new(None) });
//! fn f(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
//!     let s = call.string(1)?;
//!     KEPT.set(Some(s));
//!     Ok(())
//! }
//! ```
//! The array of a by-reference argument is borrowed from a count on it, and no longer:
//! ```no_run
//! use zend::{Out, Result, array::NewArray};
//! fn f(out: Out<'_>) -> Result<()> {
//!     if let Some(held) = out.held_array() {
//!         let len = held.array().len();
//!         drop(held);
//!         out.long(len as i64)?;
//!     }
//!     Ok(())
//! }
//! ```
//! ```compile_fail,E0505
//! use zend::{Out, Result, array::NewArray};
//! fn f(out: Out<'_>) -> Result<()> {
//!     if let Some(held) = out.held_array() {
//!         let array = held.array();
//!         drop(held);
//!         out.long(array.len() as i64)?;
//!     }
//!     Ok(())
//! }
//! ```
//! ```compile_fail,E0599
//! fn f(out: zend::Out<'_>) -> usize {
//!     out.value().as_array().map_or(0, |a| a.len())
//! }
//! ```
//! An array that PHP has got can no longer be written to:
//! ```no_run
//! use zend::{Ret, array::NewArray};
//! fn f(ret: &mut Ret<'_>, mut array: NewArray) {
//!     array.push_long(1);
//!     ret.array(array);
//! }
//! ```
//! ```compile_fail,E0382
//! use zend::{Ret, array::NewArray};
//! fn f(ret: &mut Ret<'_>, mut array: NewArray) {
//!     ret.array(array);
//!     array.push_long(1);
//! }
//! ```
//! A view of an array ends when the array changes:
//! ```compile_fail,E0502
//! use zend::array::NewArray;
//! fn f(array: &mut NewArray) -> usize {
//!     let view = array.view();
//!     array.push_long(1);
//!     view.len()
//! }
//! ```
//! A buffer is finished once, and `unsafe` says how much of it is initialised:
//! ```no_run
//! use zend::{Ret, StrBuf};
//! fn f(ret: &mut Ret<'_>, buf: StrBuf) {
//!     // SAFETY: no bytes are claimed.
//!     ret.string(unsafe { buf.finish(0) });
//! }
//! ```
//! ```compile_fail,E0133
//! use zend::{Ret, StrBuf};
//! fn f(ret: &mut Ret<'_>, buf: StrBuf) {
//!     ret.string(buf.finish(0));
//! }
//! ```
//! ```compile_fail,E0382
//! use zend::{Ret, StrBuf};
//! fn f(ret: &mut Ret<'_>, buf: StrBuf) {
//!     buf.free();
//!     // SAFETY: no bytes are claimed.
//!     ret.string(unsafe { buf.finish(0) });
//! }
//! ```
//! The fields of an object do not outlive the count on them:
//! ```compile_fail,E0515
//! use zend::{Val, cast::Fields};
//! fn f<'f>(v: Val<'f>) -> Option<Val<'f>> {
//!     let fields = Fields::of(v)?;
//!     fields.get(c"key")
//! }
//! ```
//! The running frame is only lent:
//! ```compile_fail
//! let call = zend::Call::with_current(|call| call);
//! ```
//! Making frames, values and objects from pointers needs `unsafe`:
//! ```compile_fail,E0133
//! fn f(p: *mut zend::sys::zval) -> zend::Val<'static> {
//!     zend::Val::new(p)
//! }
//! ```
//! ```compile_fail,E0133
//! fn f(p: *mut zend::sys::zend_object) -> zend::object::New {
//!     zend::object::New::of(p)
//! }
//! ```
//! ```compile_fail,E0133
//! fn f(p: *mut std::ffi::c_void) {
//!     zend::mm::free(p);
//! }
//! ```
