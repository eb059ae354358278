//! Wall-clock time. Contenders run a few cases in turn, every other round in the opposite order, so
//! that load on the machine affects all equally. The result is the median over the rounds of the
//! ratio to C's time.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::contender::{self, Contender, FAILS, Mode, Program, Subject};
use crate::count::EMPTY;
use crate::{C, Results, median};

const SECONDS: u32 = 120;
/// How many cases a contender runs before the next contender's turn.
const TOGETHER: usize = 5;

/// Nanoseconds by case in one round.
type Turn = BTreeMap<String, f64>;

pub fn rounds(
    subject: &Subject,
    group: Program,
    ids: &[String],
    results: &mut Results,
) -> Result<()> {
    let mode = Mode::Time(subject.budget(group));
    let mut turns: BTreeMap<&str, Vec<Turn>> = BTreeMap::new();
    let contenders = subject.contenders();
    let mut order: Vec<&Contender> = contenders.iter().collect();
    for number in 0..subject.rounds() {
        for ids in ids.chunks(TOGETHER) {
            for contender in &order {
                let Some(words) = contender.words(mode, group, ids) else {
                    continue;
                };
                let output = subject.capture(SECONDS, &words)?;
                let all = turns.entry(contender.key).or_default();
                all.resize_with(number + 1, Turn::new);
                for (id, label, fields) in contender::answers(&output) {
                    if fields == [FAILS] || id == EMPTY {
                        continue;
                    }
                    let nanos = fields.first().context("a case without time")?.parse()?;
                    all[number].insert(id.to_owned(), nanos);
                    results.case(group.name(), id, label);
                }
            }
        }
        order.reverse();
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
