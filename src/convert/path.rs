//! Errors that say where: `msghdr > control > element #1 > data`.
//!
//! The way down is a chain on the stack that costs nothing until something fails; the
//! text is then made whole on the spot, in Zend's memory, and only shown once the
//! conversion has unwound.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::fmt::Write;

use crate::zend::scratch::Grow;
use crate::zend::{Thrown, error};

/// Where in the user's array a conversion is.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step,
}

#[derive(Clone, Copy)]
enum Step {
    Key(&'static CStr),
    Element(usize),
}

/// A part of an error's text.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Text(&'static str),
    Number(i64),
    /// From outside, shown up to its first NUL.
    Quoted(&'a [u8]),
}

/// Why a conversion ended early.
pub enum Fault {
    /// With a warning still to be raised.
    Said(Grow<u8>),
    /// With an exception that user code has thrown.
    Thrown(Thrown),
}

impl From<Thrown> for Fault {
    fn from(thrown: Thrown) -> Self {
        Fault::Thrown(thrown)
    }
}

pub type Converted<T> = Result<T, Fault>;

impl<'a> Path<'a> {
    /// The start: the name of the C structure.
    pub const fn top(name: &'static CStr) -> Self {
        Path {
            parent: None,
            step: Step::Key(name),
        }
    }

    pub const fn key(&'a self, key: &'static CStr) -> Self {
        Path {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub const fn element(&'a self, number: usize) -> Self {
        Path {
            parent: Some(self),
            step: Step::Element(number),
        }
    }

    /// What PHP code gave cannot be converted.
    #[cold]
    #[inline(never)]
    pub fn user(&self, parts: &[Part<'_>]) -> Fault {
        self.said(c"user", parts)
    }

    /// What the kernel gave cannot be converted.
    #[cold]
    #[inline(never)]
    pub fn native(&self, parts: &[Part<'_>]) -> Fault {
        self.said(c"native", parts)
    }

    fn said(&self, side: &CStr, parts: &[Part<'_>]) -> Fault {
        let mut text = Grow::new();
        text.extend(b"error converting ");
        text.extend(side.to_bytes());
        text.extend(b" data (path: ");
        self.write(&mut text);
        text.extend(b"): ");
        for part in parts {
            match *part {
                Part::Text(t) => text.extend(t.as_bytes()),
                Part::Number(n) => number(&mut text, n),
                Part::Quoted(bytes) => text.extend(bytes.split(|b| *b == 0).next().unwrap_or(b"")),
            }
        }
        text.push(0);
        Fault::Said(text)
    }

    fn write(&self, text: &mut Grow<u8>) {
        if let Some(parent) = self.parent {
            parent.write(text);
            text.extend(b" > ");
        }
        match self.step {
            Step::Key(key) => text.extend(key.to_bytes()),
            Step::Element(n) => {
                text.extend(b"element #");
                number(text, n as i64);
            }
        }
    }
}

fn number(text: &mut Grow<u8>, n: i64) {
    // Writing to this list cannot fail.
    let _ = write!(text, "{n}");
}

impl Fault {
    /// Raises the warning, unless an exception is on its way already. Runs the user's
    /// error handler.
    #[cold]
    pub fn report(self) {
        if let Fault::Said(text) = self
            && !error::exception_pending()
            && let Ok(text) = CStr::from_bytes_until_nul(&text)
        {
            error::warning(text);
        }
    }
}
