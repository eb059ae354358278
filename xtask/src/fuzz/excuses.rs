//! What the listed differences did to a run: how often each rule excused something, and
//! how many calls were not compared because an excused difference led elsewhere. A rule
//! that is too broad shows here.

use std::collections::BTreeMap;

use crate::parity::Compared;
use crate::parity::rules::Rules;

#[derive(Debug, Default, PartialEq)]
pub struct Excuses {
    /// Programs by rule, the rule by its line in the file.
    rules: BTreeMap<usize, u64>,
    compared: u64,
    calls: u64,
}

/// How a worker's line starts that carries this to the one who sums up.
const MARK: &str = "excused ";

impl Excuses {
    pub fn count(&mut self, one: &Compared) {
        let mut used = one.used.clone();
        used.sort_unstable();
        used.dedup();
        for line in used {
            *self.rules.entry(line).or_default() += 1;
        }
        self.compared += one.calls.0 as u64;
        self.calls += one.calls.1 as u64;
    }

    pub fn to_line(&self) -> String {
        let mut line = format!("{MARK}{} {}", self.compared, self.calls);
        for (rule, times) in &self.rules {
            line.push_str(&format!(" {rule}:{times}"));
        }
        line
    }

    /// Adds a worker's line; says whether it was one.
    pub fn add(&mut self, line: &str) -> bool {
        let Some(words) = line.strip_prefix(MARK) else {
            return false;
        };
        let mut words = words.split(' ');
        let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
        self.compared += number().unwrap_or(0);
        self.calls += number().unwrap_or(0);
        for (rule, times) in words.filter_map(|word| word.split_once(':')) {
            if let (Ok(rule), Ok(times)) = (rule.parse(), times.parse::<u64>()) {
                *self.rules.entry(rule).or_default() += times;
            }
        }
        true
    }

    /// For people.
    pub fn show(&self, rules: &Rules) -> String {
        let share = self.compared as f64 * 100.0 / self.calls.max(1) as f64;
        let mut text = format!(
            "{} calls, {share:.1} % of them compared; programs with a listed difference:\n",
            self.calls
        );
        let mut by_name: BTreeMap<&str, (u64, Vec<String>)> = BTreeMap::new();
        for (line, times) in &self.rules {
            let entry = by_name.entry(rules.name(*line)).or_default();
            entry.0 += times;
            entry.1.push(format!("line {line}: {times}"));
        }
        for (name, (times, lines)) in by_name {
            text.push_str(&format!("{times:7} {name} ({})\n", lines.join(", ")));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parity::Verdict;

    #[test]
    fn what_workers_say_adds_up() {
        let mut one = Excuses::default();
        one.count(&Compared {
            verdict: Verdict::Equal,
            used: vec![9, 4, 9],
            calls: (3, 10),
        });
        let mut sum = Excuses::default();
        assert!(sum.add(&one.to_line()) && sum.add(&one.to_line()));
        assert!(!sum.add("10 passed, 0 failed, 0 skipped"));
        assert_eq!(sum.to_line(), "excused 6 20 4:2 9:2");
    }
}
