//! Every system call fails in turn, and every allocation: the scenarios of php-tests/faults.
//!
//! A scenario makes its calls in windows, which it marks by looking for files with special names.
//! A plain run under strace shows the system calls that C's extension and ours make there; then
//! each is made to fail once, with each errno of php-tests/faults/errnos.txt. If C makes the same
//! call, it fails too, and both must print the same. The failure of a call that only ours makes
//! may change nothing, or end the function with that error.

mod allocations;
mod scenario;
mod table;
mod trace;
mod verdict;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::rules::Rules;
use crate::{Report, Setup, read};
use scenario::Scenario;
use table::Table;
use trace::Tracer;

/// The folder of the scenarios, from the checkout's root.
const FAULTS: &str = "php-tests/faults";

/// A part of the scenarios, and how much of each.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Share {
    /// Scenarios: every `step`th from `first` on.
    pub first: usize,
    pub step: usize,
    /// Each errno of each call, instead of one.
    pub whole: bool,
    /// By name; all of them if none is named.
    pub only: Vec<String>,
}

/// The results for one system call of one function.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Row {
    /// Or what a window is called that is none of a single function's.
    pub function: String,
    pub call: String,
    /// How often it is called in C's windows and in ours.
    pub made: (usize, usize),
    pub errnos: usize,
    pub runs: usize,
    /// How many of these were compared with C.
    pub compared: usize,
    pub crashes: usize,
    /// Descriptors that C and ours lost.
    pub lost: (usize, usize),
    pub listed: usize,
    pub different: usize,
}

impl Row {
    fn new(function: &str, call: &str) -> Row {
        Row {
            function: function.to_owned(),
            call: call.to_owned(),
            ..Row::default()
        }
    }
}

pub fn run(setup: &Setup, share: &Share) -> Result<Report> {
    let mut report = Report::default();
    let folder = setup.root.join(FAULTS);
    let table = Table::parse(&read(&folder.join("errnos.txt"))?)?;
    let rules = Rules::read(&folder.join("differences.txt"), setup)?;
    let tracer = Tracer::new(setup)?;
    let library = allocations::build(&tracer)?;
    let can_trace = tracer.works();
    if !can_trace {
        report.skipped += 1;
        report.notes = "skipped: strace cannot trace a process here\n".into();
    }
    for scenario in scenarios(setup)?
        .iter()
        .filter(|s| share.only.is_empty() || share.only.contains(&s.name))
        .skip(share.first)
        .step_by(share.step.max(1))
    {
        if can_trace {
            verdict::system_calls(&tracer, &table, &rules, scenario, share.whole, &mut report)
                .with_context(|| scenario.name.clone())?;
        }
        allocations::fail(&tracer, &library, scenario, share.whole, &mut report)
            .with_context(|| scenario.name.clone())?;
    }
    Ok(report)
}

fn scenarios(setup: &Setup) -> Result<Vec<Scenario>> {
    let folder = setup.root.join(FAULTS).join("scenarios");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|e| e == "php") {
            all.push(Scenario::read(&file)?);
        }
    }
    all.retain(|scenario| scenario.is_for(setup));
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

/// The table of a run: the failed calls and their results.
pub fn show(rows: &[Row]) -> String {
    let mut text = format!(
        "{:32} {:16} {:>7} {:>7} {:>6} {:>6} {:>8} {:>7} {:>6} {:>6} {:>6} {:>6}\n",
        "function",
        "system call",
        "by C",
        "by ours",
        "errnos",
        "runs",
        "with C",
        "crashes",
        "lost",
        "C lost",
        "listed",
        "other"
    );
    let mut sum = [0; 7];
    for row in merged(rows) {
        let numbers = [
            row.runs,
            row.compared,
            row.crashes,
            row.lost.1,
            row.lost.0,
            row.listed,
            row.different,
        ];
        sum.iter_mut().zip(numbers).for_each(|(sum, n)| *sum += n);
        text.push_str(&line(
            &row.function,
            &row.call,
            &[row.made.0, row.made.1, row.errnos],
            numbers,
        ));
    }
    text.push_str(&line("all", "", &[], sum));
    text
}

/// Several scenarios may call a function.
fn merged(rows: &[Row]) -> impl Iterator<Item = Row> {
    let mut all: BTreeMap<(&str, &str), Row> = BTreeMap::new();
    for row in rows {
        let sum = all
            .entry((&row.function, &row.call))
            .or_insert_with(|| Row::new(&row.function, &row.call));
        sum.made.0 += row.made.0;
        sum.made.1 += row.made.1;
        sum.errnos = row.errnos;
        sum.runs += row.runs;
        sum.compared += row.compared;
        sum.crashes += row.crashes;
        sum.lost.0 += row.lost.0;
        sum.lost.1 += row.lost.1;
        sum.listed += row.listed;
        sum.different += row.different;
    }
    all.into_values()
}

fn line(function: &str, call: &str, made: &[usize], numbers: [usize; 7]) -> String {
    let shown = |n: usize| made.get(n).map_or(String::new(), usize::to_string);
    let [runs, compared, crashes, lost, c_lost, listed, different] = numbers;
    format!(
        "{function:32} {call:16} {:>7} {:>7} {:>6} {runs:>6} {compared:>8} {crashes:>7} {lost:>6} {c_lost:>6} {listed:>6} {different:>6}\n",
        shown(0),
        shown(1),
        shown(2)
    )
}
