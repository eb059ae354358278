//! Takes out of an output what two runs of one program may differ in by nature: process
//! ids, ports chosen by the kernel, ids of objects and resources, addresses in memory.

use anyhow::Result;
use regex::{Captures, Regex};

use crate::sandbox;

/// Linux' usual range of ports that the kernel chooses from.
const USUAL_PORTS: std::ops::RangeInclusive<u32> = 32768..=60999;

pub struct Mask {
    number: Regex,
    identity: Regex,
    address: Regex,
    /// How PHP names a handle by its kind; only where the two sides have different kinds.
    handle: Option<Regex>,
    ports: std::ops::RangeInclusive<u32>,
}

impl Mask {
    /// `namespace`: whether ports come from the narrow range that a namespace is given.
    /// `resources`: whether ours makes resources where C makes objects.
    pub fn new(namespace: bool, resources: bool) -> Result<Mask> {
        let handle = resources.then(|| Regex::new(r"\b(Socket|AddressInfo|resource) given\b"));
        Ok(Mask {
            handle: handle.transpose()?,
            number: Regex::new(r"\b[0-9]+\b")?,
            identity: Regex::new(r"(?P<kind>\)#|Resource id #|resource\()[0-9]+")?,
            address: Regex::new(r"\b0x[0-9a-f]{9,}\b")?,
            ports: if namespace {
                sandbox::PORTS
            } else {
                USUAL_PORTS
            },
        })
    }

    pub fn apply(&self, text: &str, pid: u32) -> String {
        let text = self.address.replace_all(text, "<address>");
        let text = self.identity.replace_all(&text, "$kind<id>");
        let text = match &self.handle {
            Some(handle) => handle.replace_all(&text, "<handle> given"),
            None => text,
        };
        let text = self.number.replace_all(&text, |found: &Captures<'_>| {
            let digits = &found[0];
            match digits.parse::<u32>() {
                Ok(number) if number == pid => "<pid>".to_owned(),
                Ok(number) if self.ports.contains(&number) => "<port>".to_owned(),
                _ => digits.to_owned(),
            }
        });
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn what_differs_by_nature_is_masked_and_nothing_else() {
        let mask = Mask::new(true, false).unwrap();
        let text = "object(Socket)#12 (0) pid=4321 port 47123, 4321000 at 0x7f00deadbeef resource(5) of type 46999";
        assert_eq!(
            mask.apply(text, 4321),
            "object(Socket)#<id> (0) pid=<pid> port <port>, 4321000 at <address> resource(<id>) of type 46999"
        );
    }

    #[test]
    fn a_handle_is_named_by_its_kind_only_where_both_have_the_same() {
        let text = "must be of type int, Socket given";
        assert_eq!(Mask::new(true, false).unwrap().apply(text, 1), text);
        assert_eq!(
            Mask::new(true, true).unwrap().apply(text, 1),
            "must be of type int, <handle> given"
        );
    }
}
