//! The words after `cargo xtask test`.

use anyhow::Result;

use crate::extension::Wanted;
use crate::opcache::Mode;
use crate::php;
use crate::words::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suite {
    /// `cargo test` of the crates that know no PHP.
    Unit,
    /// php-tests/, our own phpt.
    Own,
    /// Upstream's phpt, against the C extension and ours.
    Upstream,
    /// The parity corpus under the C extension and under ours.
    Parity,
    /// A short run of the differential fuzzer with the same seed every time.
    Fuzz,
    /// A short soak: memory and descriptors of processes that open and close sockets.
    Soak,
    /// The phpize road and the Debian package, from install to removal.
    Install,
}

const SUITES: [(&str, Suite); 7] = [
    ("--unit", Suite::Unit),
    ("--own", Suite::Own),
    ("--upstream", Suite::Upstream),
    ("--parity", Suite::Parity),
    ("--fuzz", Suite::Fuzz),
    ("--soak", Suite::Soak),
    ("--install", Suite::Install),
];

#[derive(Debug, Default)]
pub struct Options {
    suites: Vec<Suite>,
    versions: Vec<String>,
    pub wanted: Wanted,
    pub valgrind: bool,
    /// Everything in this mode, instead of all without opcache and a part in each other mode.
    pub opcache: Option<Mode>,
    /// With the extension built for it.
    pub asan: bool,
    /// Write the table of upstream's suites in docs/compatibility.md.
    pub table: bool,
    /// Test files, and folders with a slash at their end, to which own and upstream runs are
    /// limited.
    pub only: Vec<String>,
    /// More ini settings for our extension.
    pub settings: Vec<String>,
}

impl Options {
    pub fn parse(words: &[&str]) -> Result<Options> {
        let mut options = Options::default();
        let mut words = Words::of("test", words);
        while let Some(word) = words.word() {
            match word {
                "--php" => options.versions.push(words.value()?.to_owned()),
                "--asan" => options.asan = true,
                "--valgrind" => options.valgrind = true,
                "--opcache" => options.opcache = Some(Mode::parse(words.value()?)?),
                "--table" => options.table = true,
                "-d" => options.settings.push(words.value()?.to_owned()),
                _ if options.wanted.takes(word, &mut words)? => {}
                _ if word.ends_with(".phpt") || word.ends_with('/') => {
                    options.only.push(word.to_owned())
                }
                _ => match SUITES.iter().find(|(name, _)| *name == word) {
                    Some((_, suite)) => options.suites.push(*suite),
                    None => return Err(words.unknown()),
                },
            }
        }
        Ok(options)
    }

    pub fn wants(&self, suite: Suite) -> bool {
        self.suites.is_empty() || self.suites.contains(&suite)
    }

    /// Whether any suite needs a PHP and a build.
    pub fn wants_php(&self) -> bool {
        self.suites.is_empty() || self.suites.iter().any(|suite| *suite != Suite::Unit)
    }

    /// The mode of what is run in one only.
    pub fn mode(&self) -> Mode {
        self.opcache.unwrap_or_default()
    }

    pub fn is_default(&self) -> bool {
        self.suites.is_empty() && self.versions.is_empty()
    }

    /// The PHP versions by name, the machine's own where none was asked for.
    pub fn php_names(&self) -> Result<Vec<String>> {
        let system = php::system()?.name;
        if self.versions.iter().any(|name| name == "all") {
            let mut names = vec![system];
            names.extend(php::NAMES.map(str::to_owned));
            names.dedup();
            return Ok(names);
        }
        Ok(if self.versions.is_empty() {
            vec![system]
        } else {
            self.versions.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::extension::Profile;

    #[test]
    fn no_words_mean_every_suite() {
        let options = Options::parse(&[]).unwrap();
        assert!(
            options.wants(Suite::Unit) && options.wants(Suite::Upstream) && options.is_default()
        );
        assert_eq!(options.wanted.profile, Profile::Release);
    }

    #[test]
    fn words_choose() {
        let options = Options::parse(&["--upstream", "--php", "8.4", "--dev", "a.phpt"]).unwrap();
        assert!(!options.wants(Suite::Own) && options.wants(Suite::Upstream));
        assert_eq!(
            (options.versions, options.only),
            (vec!["8.4".to_owned()], vec!["a.phpt".to_owned()])
        );
    }

    #[test]
    fn unknown_words_and_missing_values_are_refused() {
        assert!(Options::parse(&["--nonsense"]).is_err());
        assert!(Options::parse(&["--php"]).is_err());
    }
}
