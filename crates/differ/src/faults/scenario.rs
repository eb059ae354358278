//! A program of php-tests/faults/scenarios, and the options in its comments.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{Setup, read};

pub struct Scenario {
    /// The file's name without its ending.
    pub name: String,
    pub file: PathBuf,
    /// `// alone`: C has no such functions, so there is nothing to compare with.
    pub alone: bool,
    /// `// from 8.6`: older PHP versions have no such functions.
    from: Option<(u32, u32)>,
}

impl Scenario {
    pub fn read(file: &Path) -> Result<Scenario> {
        let stem = file.file_stem().context("a file without a name")?;
        let text = read(file)?;
        let mut scenario = Scenario {
            name: stem.to_string_lossy().into_owned(),
            file: file.to_path_buf(),
            alone: false,
            from: None,
        };
        for line in text.lines().skip(1).take_while(|l| l.starts_with("// ")) {
            match line.trim_start_matches("// ").split_once(' ') {
                None if line == "// alone" => scenario.alone = true,
                Some(("from", version)) => scenario.from = Some(number(version)?),
                _ => bail!("{}: not understood: {line}", file.display()),
            }
        }
        Ok(scenario)
    }

    pub fn is_for(&self, setup: &Setup) -> bool {
        let branch = number(&setup.branch).unwrap_or_default();
        self.from.is_none_or(|from| branch >= from)
    }
}

fn number(branch: &str) -> Result<(u32, u32)> {
    let (major, minor) = branch.split_once('.').context("a version is 8.4, say")?;
    Ok((major.parse()?, minor.parse()?))
}
