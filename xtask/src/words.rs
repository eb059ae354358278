//! The words after a command's name, read from left to right.

use std::path::PathBuf;
use std::slice::Iter;
use std::str::FromStr;

use anyhow::{Context, Error, Result, anyhow};

pub struct Words<'a> {
    command: &'static str,
    rest: Iter<'a, &'a str>,
    /// The one read last, which messages are about.
    word: &'a str,
}

impl<'a> Words<'a> {
    pub fn of(command: &'static str, words: &'a [&'a str]) -> Self {
        Words {
            command,
            rest: words.iter(),
            word: "",
        }
    }

    /// The next option, or test, or whatever the command takes.
    pub fn word(&mut self) -> Option<&'a str> {
        self.word = self.rest.next()?;
        Some(self.word)
    }

    /// What belongs to the word before it.
    pub fn value(&mut self) -> Result<&'a str> {
        let value = self.rest.next().copied();
        value.with_context(|| format!("{} wants a value", self.word))
    }

    pub fn number<T: FromStr>(&mut self) -> Result<T> {
        let text = self.value()?;
        let number = text.parse().ok();
        number.with_context(|| format!("{} wants a number, not {text}", self.word))
    }

    /// Absolute, since what runs it may stand in another folder.
    pub fn path(&mut self) -> Result<PathBuf> {
        Ok(std::path::absolute(self.value()?)?)
    }

    pub fn unknown(&self) -> Error {
        let (command, word) = (self.command, self.word);
        anyhow!("cargo xtask {command} does not know {word}; see: cargo xtask help")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn messages_name_the_option() {
        let said = |words: &[&str], ask: fn(&mut Words) -> Option<Error>| {
            let mut words = Words::of("fuzz", words);
            words.word().unwrap();
            ask(&mut words).unwrap().to_string()
        };
        assert_eq!(
            said(&["--seed"], |w| w.value().err()),
            "--seed wants a value"
        );
        assert_eq!(
            said(&["--seed", "x"], |w| w.number::<u64>().err()),
            "--seed wants a number, not x"
        );
        assert_eq!(
            said(&["--sed"], |w| Some(w.unknown())),
            "cargo xtask fuzz does not know --sed; see: cargo xtask help"
        );
    }

    #[test]
    fn a_path_stands_in_any_folder() {
        let mut words = Words::of("deb", &["--extension", "a.so"]);
        words.word().unwrap();
        assert!(words.path().unwrap().is_absolute());
        assert!(words.word().is_none());
    }
}
