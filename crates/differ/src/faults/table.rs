//! php-tests/faults/errnos.txt: the system calls that fail, and with which errors.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

/// The way in which one call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault<'t> {
    pub errno: &'t str,
    /// All later calls of the name fail too.
    pub stays: bool,
}

impl Fault<'_> {
    /// As written in the table.
    pub fn tag(&self) -> String {
        format!("{}{}", self.errno, if self.stays { "+" } else { "" })
    }
}

#[derive(Debug)]
pub struct Table {
    /// The line of each call; calls in one line count as the same.
    class: BTreeMap<String, usize>,
    errnos: Vec<Vec<String>>,
}

/// The calls that allocate memory.
const MEMORY: [&str; 5] = ["mmap", "munmap", "mremap", "madvise", "brk"];

pub fn is_memory(call: &str) -> bool {
    MEMORY.contains(&call)
}

impl Table {
    pub fn parse(text: &str) -> Result<Table> {
        let mut table = Table {
            class: BTreeMap::new(),
            errnos: Vec::new(),
        };
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (calls, errnos) = line
                .split_once(':')
                .with_context(|| format!("errnos.txt: no calls before {line}"))?;
            for call in calls.split_whitespace() {
                let before = table.class.insert(call.to_owned(), table.errnos.len());
                ensure!(before.is_none(), "errnos.txt: {call} stands there twice");
            }
            table
                .errnos
                .push(errnos.split_whitespace().map(str::to_owned).collect());
        }
        Ok(table)
    }

    pub fn class(&self, call: &str) -> Option<usize> {
        self.class.get(call).copied()
    }

    pub fn faults(&self, class: usize) -> Vec<Fault<'_>> {
        let errnos = self.errnos.get(class).map(Vec::as_slice);
        errnos
            .unwrap_or_default()
            .iter()
            .map(|errno| match errno.strip_suffix('+') {
                Some(errno) => Fault { errno, stays: true },
                None => Fault {
                    errno,
                    stays: false,
                },
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn calls_of_a_line_are_one_class() {
        let table = Table::parse("# why\naccept accept4: EMFILE EPERM+\nread: EIO\n").unwrap();
        assert_eq!(table.class("accept"), table.class("accept4"));
        assert_ne!(table.class("accept"), table.class("read"));
        assert_eq!(table.class("mmap"), None);
        let faults = table.faults(0);
        assert_eq!(
            faults,
            [
                Fault {
                    errno: "EMFILE",
                    stays: false
                },
                Fault {
                    errno: "EPERM",
                    stays: true
                }
            ]
        );
    }

    #[test]
    fn a_call_stands_in_one_line() {
        assert!(Table::parse("read: EIO\nread: EBADF\n").is_err());
        assert!(Table::parse("read EIO\n").is_err());
    }
}
