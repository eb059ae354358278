//! The mirrors of Debian that this machine's apt is set up with; other releases are fetched from
//! the same ones.

use anyhow::Result;

use crate::unavailable::Unavailable;

/// Debian's releases by the names that sources.list has for them.
const RELEASES: [&str; 13] = [
    "bullseye",
    "bookworm",
    "trixie",
    "forky",
    "duke",
    "sid",
    "experimental",
    "oldoldstable",
    "oldstable",
    "stable",
    "testing",
    "unstable",
    "rc-buggy",
];
const SECURITY: &str = "-security";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirrors {
    pub main: String,
    pub security: Option<String>,
}

impl Mirrors {
    /// As reported by apt, which reads every format of its sources.
    pub fn of_machine() -> Result<Mirrors> {
        let mut apt = proc::command("apt-get");
        let uris = proc::capture(apt.args(["update", "--print-uris"]))?;
        Mirrors::parse(&uris).ok_or_else(|| {
            Unavailable("this machine's apt names no mirror of Debian".to_owned()).into()
        })
    }

    /// Parses the list of files that `apt-get update` would fetch.
    fn parse(uris: &str) -> Option<Mirrors> {
        let releases: Vec<(&str, &str)> = uris
            .lines()
            .filter_map(|line| line.strip_prefix('\'')?.split('\'').next())
            .filter_map(|uri| uri.strip_suffix("/InRelease")?.rsplit_once("/dists/"))
            .collect();
        let first = |ending: &str| {
            let mut fitting = releases.iter().filter(|(_, suite)| {
                let release = suite.strip_suffix(ending);
                release.is_some_and(|release| RELEASES.contains(&release))
            });
            fitting.next().map(|(base, _)| (*base).to_owned())
        };
        Some(Mirrors {
            main: first("")?,
            security: first(SECURITY),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mirrors_are_those_of_debians_releases() {
        let uris = "'https://tools.example/apt/dists/stable-tools/InRelease' tools.example_apt 0 \n\
            'http://mirror.example/debian/dists/bookworm-updates/InRelease' mirror 0 \n\
            'http://mirror.example/debian/dists/bookworm/InRelease' mirror 0 \n\
            'http://safe.example/debian-security/dists/bookworm-security/InRelease' safe 0 \n\
            'http://mirror.example/debian/dists/bookworm/main/binary-amd64/Packages.xz' mirror 0 \n";
        assert_eq!(
            Mirrors::parse(uris),
            Some(Mirrors {
                main: "http://mirror.example/debian".into(),
                security: Some("http://safe.example/debian-security".into()),
            })
        );
    }

    #[test]
    fn a_machine_without_debian_has_none() {
        let uris = "'http://mirror.example/ubuntu/dists/noble/InRelease' mirror 0 \n\
            'http://mirror.example/ubuntu/dists/noble-security/InRelease' mirror 0 \n";
        assert_eq!(Mirrors::parse(uris), None);
        assert_eq!(Mirrors::parse(""), None);
    }

    #[test]
    fn a_release_without_security_updates_is_enough() {
        let uris = "'file:/srv/debian/dists/sid/InRelease' srv 0 \n";
        assert_eq!(
            Mirrors::parse(uris),
            Some(Mirrors {
                main: "file:/srv/debian".into(),
                security: None
            })
        );
    }
}
