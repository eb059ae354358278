//! Replaces the parts of an output that differ from run to run: process ids, ports chosen by the
//! kernel, ids of objects and resources, addresses in memory. If ours makes resources, also the
//! way PHP shows these and its errors about closed ones.

use anyhow::Result;
use regex::{Captures, Regex};

pub struct Mask {
    number: Regex,
    identity: Regex,
    address: Regex,
    handles: Option<Handles>,
    ports: std::ops::RangeInclusive<u32>,
}

/// The output that depends on the kind of handles, object or resource.
struct Handles {
    shown: Regex,
    given: Regex,
    unusable: Regex,
}

impl Handles {
    fn new() -> Result<Handles> {
        Ok(Handles {
            shown: Regex::new(r"\bresource (?:of (Socket|AddressInfo)\b|\(closed\))")?,
            given: Regex::new(r"\b(?:Socket|AddressInfo|resource) given\b")?,
            unusable: Regex::new(
                r"(?:\b(?:Type)?Error: )?\b(socket_\w+\(\)): (?:Argument #\d+ \(\$\w+\) (?:has already been closed|contains a closed socket|must be of type \??(?:Socket|AddressInfo), <handle> given|must only have elements of type Socket, <handle> given|must be of type resource, <handle> given)|supplied resource is not a valid (?:Socket|AddressInfo|stream) resource)",
            )?,
        })
    }

    fn apply(&self, text: &str) -> String {
        let text = self.shown.replace_all(text, |found: &Captures<'_>| {
            found
                .get(1)
                .map_or("Socket", |kind| kind.as_str())
                .to_owned()
        });
        let text = self.given.replace_all(&text, "<handle> given");
        self.unusable
            .replace_all(&text, "$1: <no open handle>")
            .into_owned()
    }
}

impl Mask {
    /// `ports`: the range that the kernel chooses from.
    /// `resources`: whether ours makes resources where C makes objects.
    pub fn new(ports: (u32, u32), resources: bool) -> Result<Mask> {
        Ok(Mask {
            handles: resources.then(Handles::new).transpose()?,
            number: Regex::new(r"\b[0-9]+\b")?,
            identity: Regex::new(r"(?P<kind>\)#|Resource id #|resource\()[0-9]+")?,
            address: Regex::new(r"\b0x[0-9a-f]{9,}\b")?,
            ports: ports.0..=ports.1,
        })
    }

    pub fn apply(&self, text: &str, pid: u32) -> String {
        let text = self.address.replace_all(text, "<address>");
        let text = self.identity.replace_all(&text, "$kind<id>");
        let text = match &self.handles {
            Some(handles) => handles.apply(&text).into(),
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
        let mask = Mask::new((47000, 48999), false).unwrap();
        let text = "object(Socket)#12 (0) pid=4321 port 47123, 4321000 at 0x7f00deadbeef resource(5) of type 46999";
        assert_eq!(
            mask.apply(text, 4321),
            "object(Socket)#<id> (0) pid=<pid> port <port>, 4321000 at <address> resource(<id>) of type 46999"
        );
    }

    #[test]
    fn a_resource_looks_like_an_object_only_where_the_two_are_compared() {
        let object = "=> [0: Socket]\n* Error: socket_read(): Argument #1 ($socket) has already been closed\nint, Socket given";
        let resource = "=> [0: resource of Socket]\n* TypeError: socket_read(): supplied resource is not a valid Socket resource\nint, resource given";
        let mask = Mask::new((47000, 48999), true).unwrap();
        assert_eq!(mask.apply(object, 99), mask.apply(resource, 99));
        assert_eq!(
            Mask::new((47000, 48999), false).unwrap().apply(object, 99),
            object
        );
        let other = "=> [0: resource of stream]";
        assert_eq!(mask.apply(other, 99), other);
    }
}
