//! What `cargo xtask bench` measures, and how: our extension beside PHP's C extension and the
//! bare system calls. The figures of a PHP version are kept as JSON in benches/results, so that
//! the page can be made from several runs. The measured programs, in PHP and in Rust, are in
//! benches/.

pub mod contender;
pub mod count;
pub mod server;
pub mod time;
pub mod whole;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The contenders' names in the files.
pub const C: &str = "c";
pub const OURS: &str = "ours";
pub const FLOOR: &str = "floor";
pub const POLL: &str = "poll";
/// PHP without the extension.
pub const NONE: &str = "none";

/// The HTTP servers, in the order of the table's columns.
pub const SERVERS: [(&str, &str); 4] = [
    (C, "C extension"),
    (OURS, "this extension"),
    ("stream_select", "stream_select()"),
    ("io_poll", "Io\\Poll on streams"),
];

/// The groups of cases.
pub const FUNCTIONS: &str = "functions";
pub const SCENARIOS: &str = "scenarios";

/// One server's results beside a number of idle connections.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Load {
    /// Requests a second.
    pub rate: f64,
    /// 99th percentile of the latency, in microseconds.
    pub p99: f64,
}

/// By idle connections, then by server; a server that failed is left out.
pub type Loads = BTreeMap<u32, BTreeMap<String, Load>>;

#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    /// As given to `--php`.
    pub php: String,
    /// `PHP_VERSION`.
    pub version: String,
    pub machine: String,
    pub quick: bool,
    pub cases: Vec<Case>,
    pub memory: BTreeMap<String, Memory>,
    pub start_up: BTreeMap<String, StartUp>,
    #[serde(default)]
    pub servers: Loads,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Case {
    pub group: String,
    pub id: String,
    pub label: String,
    /// By contender.
    pub of: BTreeMap<String, Figures>,
}

/// Per round of the loop; None if it was not measured or cannot be run.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    pub instructions: Option<f64>,
    pub syscalls: Option<f64>,
    pub nanos: Option<f64>,
    /// How many times as fast as C: the median over the rounds.
    pub speed: Option<f64>,
}

/// Bytes per socket.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Memory {
    pub php: f64,
    pub resident: f64,
}

/// `php -n -r ''` with an extension, or without (`none`).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct StartUp {
    pub instructions: f64,
    pub nanos: f64,
    /// Size of the file without debugging information.
    pub bytes: Option<u64>,
}

impl Results {
    /// Starts from the results of an earlier run if only some cases are measured again.
    pub fn new(php: &str, version: &str, quick: bool, again: bool) -> Results {
        if again && let Ok(earlier) = Self::load(&Self::file(php)) {
            return earlier;
        }
        Results {
            php: php.into(),
            version: version.into(),
            machine: machine(),
            quick,
            cases: Vec::new(),
            memory: BTreeMap::new(),
            start_up: BTreeMap::new(),
            servers: Loads::new(),
        }
    }

    /// The case of that name, added if it is new. The floor passes no labels.
    pub fn case(&mut self, group: &str, id: &str, label: &str) -> &mut Case {
        let at = self.cases.iter().position(|c| c.id == id);
        let at = at.unwrap_or_else(|| {
            self.cases.push(Case {
                group: group.into(),
                id: id.into(),
                label: String::new(),
                of: BTreeMap::new(),
            });
            self.cases.len() - 1
        });
        let case = &mut self.cases[at];
        if case.label.is_empty() {
            case.label = label.into();
        }
        case
    }

    pub fn get(&self, id: &str, contender: &str) -> Option<Figures> {
        let case = self.cases.iter().find(|c| c.id == id)?;
        case.of.get(contender).copied()
    }

    pub fn save(&self) -> Result<()> {
        let file = Self::file(&self.php);
        fs::create_dir_all(folder())?;
        fs::write(&file, serde_json::to_string_pretty(self)? + "\n")
            .with_context(|| format!("writing {}", file.display()))
    }

    /// The results of every PHP version, oldest first.
    pub fn load_all() -> Result<Vec<Results>> {
        let mut files: Vec<PathBuf> = fs::read_dir(folder())
            .context("no results yet")?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
            .collect();
        files.sort();
        files.iter().map(|file| Self::load(file)).collect()
    }

    fn load(file: &Path) -> Result<Results> {
        serde_json::from_str(&fs::read_to_string(file)?)
            .with_context(|| format!("reading {}", file.display()))
    }

    fn file(php: &str) -> PathBuf {
        folder().join(format!("{php}.json"))
    }
}

impl Case {
    /// Ours / C; None if either is missing or C's is zero.
    pub fn ratio(&self, figure: impl Fn(&Figures) -> Option<f64>) -> Option<f64> {
        let ours = figure(self.of.get(OURS)?)?;
        let c = figure(self.of.get(C)?)?;
        (c > 0.0).then(|| ours / c)
    }
}

fn folder() -> PathBuf {
    proc::root().join("benches/results")
}

pub fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

pub fn geometric_mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let logs: Vec<f64> = values.map(f64::ln).collect();
    (!logs.is_empty()).then(|| (logs.iter().sum::<f64>() / logs.len() as f64).exp())
}

/// The processor and kernel, on which the figures depend.
fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1))
        .unwrap_or(std::env::consts::ARCH);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let kernel = kernel.trim().split('-').next().unwrap_or_default();
    let cores = proc::cores();
    format!("{cores} x {model}, Linux {kernel}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middles() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), Some(2.0));
        assert_eq!(median(std::iter::empty()), None);
        let mean = geometric_mean([0.25, 1.0].into_iter()).unwrap_or_default();
        assert!((mean - 0.5).abs() < 1e-9, "{mean}");
    }
}
