//! The verdict on a scenario whose system calls fail one by one.

use std::collections::BTreeMap;

use anyhow::Result;

use super::Row;
use super::scenario::Scenario;
use super::table::{Fault, Table, is_memory};
use super::trace::{Call, Run, Tracer, place};
use crate::Report;
use crate::diff::{self, Hunk};
use crate::php::Side;
use crate::rules::Rules;

/// Calls that are never made to fail, since PHP itself makes them.
const IGNORED: [&str; 7] = [
    "prctl",
    "getpid",
    "gettid",
    "getrandom",
    "futex",
    "rt_sigprocmask",
    "uname",
];
/// PHP's messages for lack of memory.
pub const NO_MEMORY: [&str; 2] = ["Out of memory", "Allowed memory size"];
/// So many calls of one kind in one window all fail in turn.
const MANY: usize = 64;
/// A difference must occur in each of these runs; others are due to the kernel's timing.
const TRIES: usize = 3;

struct Judge<'a> {
    tracer: &'a Tracer<'a>,
    rules: &'a Rules,
    scenario: &'a Scenario,
    /// Without any fault.
    ours: Run,
    /// The calls that C makes then.
    c: Vec<Call>,
}

/// One call of ours, the corresponding one of C's, and how they fail.
struct Case<'a> {
    call: &'a Call,
    partner: Option<&'a Call>,
    fault: Fault<'a>,
}

/// The result of a case.
#[derive(Default)]
struct Outcome {
    wrong: Option<String>,
    crashed: bool,
    lost: (bool, bool),
    listed: bool,
}

pub fn system_calls(
    tracer: &Tracer,
    table: &Table,
    rules: &Rules,
    scenario: &Scenario,
    whole: bool,
    report: &mut Report,
) -> Result<()> {
    let ours = tracer.plain(Side::Ours, scenario)?;
    let c = match scenario.alone {
        true => None,
        false => Some(tracer.plain(Side::C, scenario)?),
    };
    let mut judge = Judge {
        tracer,
        rules,
        scenario,
        ours,
        c: Vec::new(),
    };
    if let Some(wrong) = judge.plainly(table, c.as_ref()) {
        report.fail(&format!(
            "FAILED {} without a fault: {wrong}\n",
            scenario.name
        ));
        return Ok(());
    }
    report.passed += 1;
    judge.c = c.map_or(Vec::new(), |c| c.calls);
    let functions = functions(&judge.ours.output);
    let mut rows: BTreeMap<(&str, &str), Row> = BTreeMap::new();
    for (at, call) in judge.ours.calls.iter().enumerate() {
        let Some(class) = table.class(&call.name) else {
            continue;
        };
        let function_of = |call: &Call| functions.get(call.window).copied().unwrap_or_default();
        let function = function_of(call);
        let faults = table.faults(class);
        let row = rows.entry((function, &call.name)).or_insert_with(|| {
            let within = |c: &&Call| function_of(c) == function;
            let of_class = |c: &&Call| within(c) && table.class(&c.name) == Some(class);
            let of_name = |c: &&Call| within(c) && c.name == call.name;
            Row {
                made: (
                    judge.c.iter().filter(of_class).count(),
                    judge.ours.calls.iter().filter(of_name).count(),
                ),
                errnos: faults.len(),
                ..Row::new(function, &call.name)
            }
        });
        if !is_chosen(&judge.ours.calls, at) {
            continue;
        }
        let partner = partner(table, class, &judge.ours.calls, &judge.c, call);
        let chosen = choose(&scenario.name, at, faults.len());
        let mut wrongs: Vec<(String, String)> = Vec::new();
        for (which, fault) in faults.into_iter().enumerate() {
            if !whole && which != chosen {
                continue;
            }
            let case = Case {
                call,
                partner,
                fault,
            };
            let outcome = judge.settle(&case)?;
            row.runs += 1;
            row.compared += usize::from(partner.is_some());
            row.crashes += usize::from(outcome.crashed);
            row.lost.0 += usize::from(outcome.lost.0);
            row.lost.1 += usize::from(outcome.lost.1);
            row.listed += usize::from(outcome.listed);
            match outcome.wrong {
                None => report.passed += 1,
                Some(wrong) => {
                    row.different += 1;
                    report.failed += 1;
                    note(&mut wrongs, judge.name(&case), &case.fault, wrong);
                }
            }
        }
        for (what, wrong) in wrongs {
            report.notes.push_str(&format!("FAILED {what}: {wrong}\n"));
        }
    }
    report.faults.extend(rows.into_values());
    Ok(())
}

/// What each window calls, by its title: a function, or what the scenario says of it.
fn functions(output: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut title = "";
    for line in output.lines() {
        if let Some(next) = line.strip_prefix("# ") {
            title = next;
        } else if line.starts_with("last errors ") {
            let end = if title.starts_with("socket_") {
                title.find([',', ' '])
            } else {
                title.find(',')
            };
            found.push(&title[..end.unwrap_or(title.len())]);
        }
    }
    found
}

/// Reports a fault once for all errors that cause it, ignoring numbers and error texts.
fn note(wrongs: &mut Vec<(String, String)>, what: String, fault: &Fault, wrong: String) {
    let alike = |text: &str| -> String {
        let lines = text.lines().map(|line| match line.split_once(" [") {
            Some((before, _)) if !line.contains("=> ") => before,
            _ => line,
        });
        let text: String = lines.collect();
        text.chars().filter(|c| !c.is_ascii_digit()).collect()
    };
    match wrongs
        .iter_mut()
        .find(|(_, other)| alike(other) == alike(&wrong))
    {
        Some((what, _)) => what.push_str(&format!(", {}", fault.tag())),
        None => wrongs.push((what, wrong)),
    }
}

/// Of many calls of a name in a window, as where a kept set comes to be, the first few fail, the
/// last one, and some between.
fn is_chosen(calls: &[Call], at: usize) -> bool {
    let call = &calls[at];
    let alike = |other: &&Call| other.name == call.name && other.window == call.window;
    let (before, all) = (
        calls[..at].iter().filter(alike).count(),
        calls.iter().filter(alike).count(),
    );
    all <= MANY || before < 2 || before + 1 == all || before.is_multiple_of(MANY * 6)
}

/// C's call that corresponds to one of ours, if both make the same number of a class in a window.
fn partner<'c>(
    table: &Table,
    class: usize,
    ours: &[Call],
    c: &'c [Call],
    call: &Call,
) -> Option<&'c Call> {
    if is_memory(&call.name) {
        return None;
    }
    let alike =
        |other: &&Call| other.window == call.window && table.class(&other.name) == Some(class);
    let ours: Vec<&Call> = ours.iter().filter(alike).collect();
    let c: Vec<&Call> = c.iter().filter(alike).collect();
    if ours.len() != c.len() {
        return None;
    }
    let at = ours.iter().position(|other| *other == call)?;
    c.get(at).copied()
}

/// The errno of a short run: it differs from call to call, but not from run to run.
fn choose(scenario: &str, at: usize, count: usize) -> usize {
    let sum: usize = scenario.bytes().map(usize::from).sum();
    (sum + at) % count.max(1)
}

impl Judge<'_> {
    fn name(&self, case: &Case) -> String {
        let Case {
            call,
            partner,
            fault,
        } = case;
        let of_c = partner.map_or(String::new(), |c| format!(" (C's {} {})", c.name, c.number));
        format!(
            "{}, {} {}{of_c} ends with {}",
            self.scenario.name,
            call.name,
            call.number,
            fault.tag()
        )
    }

    /// Faults of the run in which nothing fails.
    fn plainly(&self, table: &Table, c: Option<&Run>) -> Option<String> {
        let sides = [Some(&self.ours), c];
        for run in sides.into_iter().flatten() {
            let unknown = run.calls.iter().find(|call| {
                table.class(&call.name).is_none() && !IGNORED.contains(&call.name.as_str())
            });
            if let Some(call) = unknown {
                return Some(format!("errnos.txt knows no {}", call.name));
            }
        }
        if self.ours.calls.is_empty() {
            return Some(format!(
                "no system call in any window\n{}",
                self.ours.output
            ));
        }
        if self.ours.signal.is_some() || self.ours.descriptors != Some(0) {
            return Some(format!(
                "it leaves {:?} descriptors\n{}",
                self.ours.descriptors, self.ours.output
            ));
        }
        let hunks = c.map_or(Vec::new(), |c| diff::hunks(&c.output, &self.ours.output));
        let sifted = self.rules.sift(hunks, &self.ours.output);
        (!sifted.left.is_empty()).then(|| format!("not as C\n{}", diff::show(&sifted.left, 4)))
    }

    fn settle(&self, case: &Case) -> Result<Outcome> {
        let mut outcome = self.judge(case)?;
        for _ in 1..TRIES {
            if outcome.wrong.is_none() {
                break;
            }
            outcome = self.judge(case)?;
        }
        Ok(outcome)
    }

    /// A run in which that call fails. PHP's start may make more or fewer calls than when they
    /// were counted (a library's cache, a file that a package brought): they are counted again.
    fn with(&self, side: Side, call: &Call, fault: Fault) -> Result<Run> {
        let run = self.tracer.with(side, self.scenario, call, fault)?;
        let counted = match side {
            Side::C => &self.c,
            _ => &self.ours.calls,
        };
        let wanted = place(counted, call);
        if run.failed == wanted {
            return Ok(run);
        }
        let now = self.tracer.plain(side, self.scenario)?;
        let same = |one: &&Call| one.name == call.name && place(&now.calls, one) == wanted;
        match now.calls.iter().find(same) {
            Some(moved) => self.tracer.with(side, self.scenario, moved, fault),
            None => Ok(run),
        }
    }

    fn judge(&self, case: &Case) -> Result<Outcome> {
        let ours = self.with(Side::Ours, case.call, case.fault)?;
        let mut outcome = Outcome::default();
        let Some(words) = ours.injected.as_deref() else {
            outcome.wrong = Some("the call was not made in a window".into());
            return Ok(outcome);
        };
        if let Some(signal) = &ours.signal {
            outcome.crashed = true;
            let how = if ours.hung { "it hangs" } else { signal };
            outcome.wrong = Some(format!("{how}\n{}", ours.output));
            return Ok(outcome);
        }
        // A close that failed leaves its descriptor.
        let allowed = i64::from(case.call.name == "close");
        outcome.lost.1 = ours.descriptors.is_some_and(|left| left > allowed);
        let (mut hunks, wrong) = match case.partner {
            Some(partner) => {
                let c = self.with(Side::C, partner, case.fault)?;
                outcome.lost.0 = c.descriptors.is_some_and(|left| left > allowed);
                let hunks = diff::hunks(&c.output, &ours.output);
                // What is restarted is as if nothing had happened.
                let restarted = self.tracer.setup.restarts()
                    && case.fault.errno == "EINTR"
                    && ours.output == self.ours.output;
                let hunks = if restarted { Vec::new() } else { hunks };
                (hunks, "not as C")
            }
            None => (
                self.unasked(case, words, &ours),
                "neither as without it, nor an error",
            ),
        };
        if outcome.lost.1 {
            hunks.push(Hunk {
                after: "# the end".into(),
                c: vec!["descriptors 0".into()],
                ours: vec![format!(
                    "descriptors {}",
                    ours.descriptors.unwrap_or_default()
                )],
                ..Hunk::default()
            });
        }
        for hunk in &mut hunks {
            let tag = format!(" [{} {}]", case.call.name, case.fault.tag());
            hunk.after.push_str(&tag);
        }
        let sifted = self.rules.sift(hunks, &ours.output);
        outcome.listed = !sifted.used.is_empty();
        if !sifted.left.is_empty() {
            outcome.wrong = Some(format!("{wrong}\n{}", diff::show(&sifted.left, 4)));
        }
        Ok(outcome)
    }

    /// Faults after the failure of a call that C does not make. Allowed are no effect, one function
    /// that ends with that error, or PHP's fatal error for lack of memory.
    fn unasked(&self, case: &Case, words: &str, ours: &Run) -> Vec<Hunk> {
        let hunks = diff::hunks(&self.ours.output, &ours.output);
        if is_memory(&case.call.name)
            && NO_MEMORY.iter().any(|words| ours.output.contains(words))
            && ours.output.ends_with("[exit 255]")
        {
            return Vec::new();
        }
        let is_clean = |hunk: &Hunk| {
            let text = hunk.ours.join("\n");
            text.contains("=> false")
                && [words, "! 2 socket_", "last errors 11"]
                    .iter()
                    .any(|sign| text.contains(sign))
        };
        match hunks.as_slice() {
            [] => hunks,
            [hunk] if is_clean(hunk) => Vec::new(),
            _ => hunks,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::functions;

    #[test]
    fn windows_are_named_after_what_they_call() {
        let output = "\
# socket_read, a line
=> false
last errors 11 11
# later
=> 1
# a write interest, call 0
=> 1
last errors 0
";
        assert_eq!(functions(output), ["socket_read", "a write interest"]);
    }
}
