//! Wall-clock time. Contenders take turns, so that a busy machine troubles all alike; of
//! each turn's figures the ratio to C's counts, and of the ratios the median.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::contender::{self, C, Contender, FAILS, Mode, Program};
use super::count::EMPTY;
use super::options::Options;
use super::results::{Results, median};
use crate::sandbox::Sandbox;

const SECONDS: u32 = 120;

/// Nanoseconds, by case, of one turn.
type Turn = BTreeMap<String, f64>;

pub fn rounds(
    sandbox: Sandbox,
    contenders: &[Contender],
    group: Program,
    ids: &[String],
    options: &Options,
    results: &mut Results,
) -> Result<()> {
    let mode = Mode::Time(options.budget(group));
    let mut turns: BTreeMap<&str, Vec<Turn>> = BTreeMap::new();
    for _ in 0..options.rounds() {
        for contender in contenders {
            let Some(words) = contender.words(mode, group, ids) else {
                continue;
            };
            let output = contender::capture(sandbox, SECONDS, &words)?;
            let mut turn = Turn::new();
            for (id, label, fields) in contender::answers(&output) {
                if fields == [FAILS] || id == EMPTY {
                    continue;
                }
                let nanos = fields.first().context("a case without time")?.parse()?;
                turn.insert(id.to_owned(), nanos);
                results.case(group, id, label);
            }
            turns.entry(contender.key).or_default().push(turn);
        }
    }
    let of_c = turns.get(C).cloned().unwrap_or_default();
    for (key, turns) in &turns {
        for case in results.cases.iter_mut().filter(|c| c.group == group.name()) {
            let nanos = turns.iter().filter_map(|t| t.get(&case.id)).copied();
            let Some(nanos) = median(nanos) else {
                continue;
            };
            let ratios = turns
                .iter()
                .zip(&of_c)
                .filter_map(|(turn, c)| Some(c.get(&case.id)? / turn.get(&case.id)?));
            let figures = case.of.entry((*key).into()).or_default();
            figures.nanos = Some(nanos);
            figures.speed = median(ratios);
        }
    }
    Ok(())
}
