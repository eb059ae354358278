//! Packages that no mirror has today: a test run skips what needs them and reports it. Any other
//! failure of apt is an error.

use std::fmt;

use anyhow::Result;

/// The reason why a package, source or suite cannot be fetched.
#[derive(Debug)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unavailable {}

/// The reason, if the error is of this kind.
pub fn reason(fault: &anyhow::Error) -> Option<&str> {
    fault
        .downcast_ref::<Unavailable>()
        .map(|Unavailable(reason)| reason.as_str())
}

/// The first of several sources that can be fetched; if none can, the reason for each. Any other
/// error ends the search.
pub fn first_available<S: AsRef<str>, T>(
    sources: impl IntoIterator<Item = S>,
    get: impl Fn(S) -> Result<T>,
) -> Result<T> {
    let mut reasons = Vec::new();
    for source in sources {
        let name = source.as_ref().to_owned();
        match get(source) {
            Ok(found) => return Ok(found),
            Err(fault) => match reason(&fault) {
                Some(reason) => reasons.push(format!("of {name}: {reason}")),
                None => return Err(fault),
            },
        }
    }
    Err(Unavailable(reasons.join("; ")).into())
}

/// Messages of apt, in its different versions, about something that a mirror does not have or a
/// mirror that does not answer.
const SIGNS: [&str; 18] = [
    "does not have a Release file",
    "no longer has a Release file",
    "Unable to locate package",
    "No packages found",
    "Unable to find a source package",
    "You must put some 'deb-src' URIs",
    "Mirror sync in progress?",
    "is expired (invalid since",
    " resolving '",
    "Could not resolve '",
    "ould not connect to ",
    "Unable to connect to ",
    "Cannot initiate the connection to ",
    "Connection failed",
    "Connection timed out",
    "Timed out while ",
    "Error reading from server",
    "does the network require authentication?",
];

/// Messages that apt adds to another one; alone they mean nothing.
const SEQUELS: [&str; 5] = [
    "Failed to fetch some archives",
    "Some index files failed to download",
    "is not signed",
    "Couldn't find any package by",
    "Unable to fetch some archives",
];

/// The line of apt's messages about something that cannot be fetched; none if any of its errors is
/// of another kind.
pub fn sign(messages: &str) -> Option<&str> {
    let mut found = None;
    for line in messages.lines() {
        let error = after(line, ["E: ", "Error: "]);
        let warning = after(line, ["W: ", "Warning: "]);
        let Some(text) = error.or(warning) else {
            continue;
        };
        if SIGNS.iter().any(|sign| text.contains(sign)) || refused(text) {
            found = found.or(Some(text));
        } else if error.is_some() && !SEQUELS.iter().any(|sequel| text.contains(sequel)) {
            return None;
        }
    }
    found
}

fn after<'a>(line: &'a str, prefixes: [&str; 2]) -> Option<&'a str> {
    prefixes.iter().find_map(|prefix| line.strip_prefix(prefix))
}

/// An HTTP status that means "not here" or "not now"; apt writes two spaces before it.
fn refused(text: &str) -> bool {
    let mut statuses = text.split("  ").filter_map(|part| part.parse::<u16>().ok());
    statuses.any(|status| matches!(status, 403 | 404 | 410 | 429 | 451 | 500..=599))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_can_be_had_is_taken_and_other_faults_end_the_search() {
        let get = |source: &str| match source {
            "gone" => Err(Unavailable("404".into()).into()),
            "broken" => Err(anyhow::anyhow!("disk full")),
            found => Ok(found.to_owned()),
        };
        assert!(first_available(["gone", "here", "broken"], get).is_ok_and(|s| s == "here"));
        let fault = first_available(["gone", "gone"], get).err();
        let told = fault.as_ref().and_then(reason);
        assert_eq!(told, Some("of gone: 404; of gone: 404"));
        let fault = first_available(["gone", "broken", "here"], get).err();
        assert!(fault.is_some_and(|fault| reason(&fault).is_none()));
    }

    #[test]
    fn a_reason_is_found_behind_what_was_added_to_it() {
        let fault = anyhow::Error::from(Unavailable("404".into())).context("fetching");
        assert_eq!(reason(&fault), Some("404"));
    }

    // apt's own messages with another mirror name.

    #[test]
    fn a_missing_index_cannot_be_had() {
        let release = "Ign:1 http://mirror.example/debian nonesuch InRelease\n\
            Err:2 http://mirror.example/debian nonesuch Release\n  404  Not Found [IP: 203.0.113.80 80]\n\
            Reading package lists...\n\
            E: The repository 'http://mirror.example/debian nonesuch Release' does not have a Release file.\n";
        assert!(sign(release).is_some());
        let sources = "Err:2 http://mirror.example/debian trixie/main Sources\n  404  Not Found [IP: 127.0.0.1 80]\n\
            E: Failed to fetch http://mirror.example/debian/dists/trixie/main/source/Sources  404  Not Found [IP: 127.0.0.1 80]\n\
            E: Some index files failed to download. They have been ignored, or old ones used instead.\n";
        assert_eq!(
            sign(sources),
            Some(
                "Failed to fetch http://mirror.example/debian/dists/trixie/main/source/Sources  404  Not Found [IP: 127.0.0.1 80]"
            )
        );
        for later in [
            "E: You must put some 'deb-src' URIs in your sources.list\n",
            "Reading package lists...\nE: Unable to find a source package for php8.9\n",
            "W: Unable to locate package php8.9\nE: No packages found\n",
            "E: Unable to locate package php8.9-cli\nE: Couldn't find any package by glob 'php8.9-cli'\n\
             E: Couldn't find any package by regex 'php8.9-cli'\n",
        ] {
            assert!(sign(later).is_some(), "{later}");
        }
    }

    #[test]
    fn a_stale_index_cannot_be_had() {
        let sync = "E: Failed to fetch http://mirror.example/debian/dists/trixie/main/source/by-hash/SHA256/b449  \
            File has unexpected size (5 != 10538456). Mirror sync in progress? [IP: 127.0.0.1 80]\n   \
            Hashes of expected file:\n    - Filesize:10538456 [weak]\n\
            E: Some index files failed to download. They have been ignored, or old ones used instead.\n";
        assert!(sign(sync).is_some());
        let expired = "E: Release file for http://mirror.example/debian/dists/experimental/InRelease is expired \
            (invalid since 18d 23h 3min 43s). Updates for this repository will not be applied.\n";
        assert!(sign(expired).is_some());
    }

    #[test]
    fn a_package_that_is_listed_and_gone_cannot_be_had() {
        let gone = "Need to get 13.9 MB of source archives.\n\
            Err:1 http://mirror.example/debian trixie/main php8.4 8.4.27-1~deb13u1 (tar)\n  404  Not Found [IP: 203.0.113.80 80]\n\
            E: Failed to fetch http://mirror.example/debian/pool/main/p/php8.4/php8.4_8.4.27.orig.tar.xz  404  Not Found [IP: 203.0.113.80 80]\n\
            E: Failed to fetch some archives.\n";
        assert!(sign(gone).is_some_and(|line| line.contains("php8.4_8.4.27")));
    }

    #[test]
    fn a_mirror_that_refuses_or_is_ill_cannot_be_had() {
        let refused = "E: Failed to fetch http://mirror.example/debian/dists/trixie/InRelease  403  Forbidden [IP: 127.0.0.1 80]\n\
            E: The repository 'http://mirror.example/debian trixie InRelease' is not signed.\n";
        assert!(sign(refused).is_some());
        let ill = "W: Failed to fetch http://mirror.example/debian/dists/trixie/InRelease  500  Internal Server Error [IP: 127.0.0.1 80]\n\
            W: Some index files failed to download. They have been ignored, or old ones used instead.\n";
        assert!(sign(ill).is_some());
    }

    #[test]
    fn without_a_network_nothing_can_be_had() {
        for fault in [
            "Temporary failure resolving 'mirror.example'",
            "Could not connect to 127.0.0.1:80 (127.0.0.1). - connect (111: Connection refused)",
            "Cannot initiate the connection to mirror.example:80 (2001:db8::1). - connect (101: Network is unreachable)",
            "Could not connect to mirror.example:80 (203.0.113.80), connection timed out",
            "Unable to connect to mirror.example:80:",
            "Could not resolve 'mirror.example'",
            "Something wicked happened resolving 'mirror.example:http' (-4 - Non-recoverable failure in name resolution)",
            "Error reading from server. Remote end closed connection [IP: 203.0.113.80 80]",
            "Connection timed out [IP: 203.0.113.80 80]",
            "Clearsigned file isn't valid, got 'NOSPLIT' (does the network require authentication?)",
        ] {
            for (prefix, tail) in [
                ("E", "E: Some index files failed to download."),
                ("W", "W: Some index files failed to download."),
                ("Error", "Error: Failed to fetch some archives."),
            ] {
                let text = format!(
                    "{prefix}: Failed to fetch http://mirror.example/debian/dists/trixie/InRelease  {fault}\n{tail}\n"
                );
                assert!(sign(&text).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn any_other_failure_is_a_fault() {
        let no_key = "W: GPG error: http://mirror.example/debian trixie InRelease: The following signatures \
            couldn't be verified because the public key is not available: NO_PUBKEY 6ED0E7B82643E131\n\
            E: The repository 'http://mirror.example/debian trixie InRelease' is not signed.\n";
        let full = "E: Failed to fetch http://mirror.example/debian/pool/a.deb  404  Not Found [IP: 127.0.0.1 80]\n\
            E: Write error - write (28: No space left on device)\n";
        let corrupt =
            "E: Failed to fetch http://mirror.example/debian/pool/a.deb  Hash Sum mismatch\n";
        let locked = "E: Could not get lock /x/lists/lock. It is held by process 7 (apt-get)\n\
            E: Unable to lock directory /x/lists/\n";
        for text in [no_key, full, corrupt, locked, "", "Segmentation fault\n"] {
            assert_eq!(sign(text), None, "{text}");
        }
    }
}
