//! Programs by a grammar, the same for the same seed. A file of rules, each with its
//! alternatives indented below its name, one a line or several with ` | ` between them:
//!
//! ```text
//! read
//!   8x > socket_read($s[{s}], {length?})    eight times as likely
//!     calm($s[{s}]);                        a second line of the same alternative
//!   [8.3] > socket_atmark($s[{s}])          from a PHP version on; see [`Terms`] for others
//! length
//!   1 | 3 | 10 | {0-70000}
//! ```
//!
//! `{rule}` stands for one of its alternatives, `{rule*2-5}` for several, which are lines where
//! nothing else stands on the line; `{rule?}` is now and then a `hostile_argument`. `{A}` to
//! `{F}` are numbers of sockets and `{X}` to `{Z}` of values, the same in one statement of the
//! program; `{s}` is a socket that the program has made, mostly, `{v}` any value, `{2-9}` a
//! number. `-` is nothing at all.
//!
//! A line that begins with `> ` is an expression that is run and reported, `>> ` statements,
//! `~ ` a call some of whose arguments may be missing, or one too many.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use fastrand::Rng;
use regex::{Captures, Regex};

const SOCKETS: usize = 6;
const VALUES: usize = 4;
/// The percentage of hostile arguments where these are allowed.
const HOSTILE: usize = 8;

pub struct Grammar {
    rules: HashMap<String, Vec<Alternative>>,
    hole: Regex,
    variable: Regex,
}

struct Alternative {
    weight: usize,
    lines: Vec<String>,
}

/// The conditions that decide which alternatives exist.
pub struct Terms {
    /// `[8.3]`: from this PHP version on.
    pub branch: String,
    /// `[c]` or `[fresh]`: who judges.
    pub judge: &'static str,
    /// `[objects]`: ours makes objects, as C does.
    pub objects: bool,
    /// `[native]`: no emulator between PHP and the kernel.
    pub native: bool,
}

impl Terms {
    fn allow(&self, gate: &str) -> bool {
        match gate {
            "c" | "fresh" => gate == self.judge,
            "objects" => self.objects,
            "native" => self.native,
            version => self.branch.as_str() >= version,
        }
    }
}

impl Grammar {
    pub fn parse(text: &str, terms: &Terms) -> Result<Grammar> {
        let start =
            Regex::new(r"^((?:\[(?:c|fresh|objects|native|\d\.\d)\] )*)(?:(\d+)x(?: |$))?(.*)$")?;
        let mut rules: HashMap<String, Vec<Alternative>> = HashMap::new();
        let mut name = String::new();
        let mut skipped = false;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let code = line.trim_start();
            match line.len() - code.len() {
                _ if code.starts_with("# ") => {}
                0 => name = line.to_owned(),
                2 => {
                    let list = rules.entry(name.clone()).or_default();
                    for one in code.split(" | ") {
                        let parts = start
                            .captures(one.trim())
                            .with_context(|| line.to_owned())?;
                        let mut gates = parts[1].split(['[', ']', ' ']);
                        skipped = !gates.all(|gate| gate.is_empty() || terms.allow(gate));
                        if !skipped {
                            list.push(Alternative {
                                weight: parts.get(2).map_or(Ok(1), |x| x.as_str().parse())?,
                                lines: vec![
                                    parts[3]
                                        .strip_prefix('-')
                                        .filter(|rest| rest.is_empty())
                                        .unwrap_or(&parts[3])
                                        .to_owned(),
                                ],
                            });
                        }
                    }
                }
                _ if skipped => {}
                _ => {
                    let list = rules.get_mut(&name);
                    let last = list.and_then(|list| list.last_mut());
                    last.with_context(|| format!("of what? {line}"))?
                        .lines
                        .push(code.to_owned());
                }
            }
        }
        let grammar = Grammar {
            rules,
            hole: Regex::new(r"\{(\w+|\d+-\d+)(\?)?(?:\*(\d+)-(\d+))?\}")?,
            variable: Regex::new(r"\$([sv])\[(\d)\]")?,
        };
        grammar.check()?;
        Ok(grammar)
    }

    /// Checks that every named rule exists.
    fn check(&self) -> Result<()> {
        let alternatives = self.rules.values().flatten();
        for line in alternatives.flat_map(|one| &one.lines) {
            for hole in self.hole.captures_iter(line) {
                let name = &hole[1];
                let known = self.rules.contains_key(name) || name.len() == 1 || name.contains('-');
                if !known {
                    bail!("there is no rule {name}, which {line} names");
                }
            }
        }
        Ok(())
    }

    /// The statements of one program, one a line, so that lines can be left out.
    pub fn program(&self, seed: u64, number: u64) -> Vec<String> {
        let mut dice = Dice {
            grammar: self,
            rng: Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number),
            live: Vec::new(),
            socket: 0,
            value: 0,
        };
        let lines = dice.lines("program", true);
        lines.iter().map(|line| self.statement(line)).collect()
    }

    /// A line as PHP code.
    fn statement(&self, line: &str) -> String {
        let (code, body) = if let Some(code) = line.strip_prefix("> ") {
            (code, format!("return {code};"))
        } else if let Some(code) = line.strip_prefix(">> ") {
            (code, code.to_owned())
        } else {
            return line.to_owned();
        };
        let quoted = code.replace('\\', "\\\\").replace('\'', "\\'");
        let mut shown = Vec::new();
        for found in self.variable.captures_iter(code) {
            let name = format!(", '{}{}'", &found[1], &found[2]);
            if !shown.contains(&name) {
                shown.push(name);
            }
        }
        format!(
            "go('{quoted}', function () {{ global $s, $v, $a, $o; {body} }}{});",
            shown.concat()
        )
    }
}

/// The random numbers, and what the program has made so far: calls should mostly use existing
/// sockets.
struct Dice<'a> {
    grammar: &'a Grammar,
    rng: Rng,
    live: Vec<usize>,
    /// The values of `{A}` and `{X}` in this statement.
    socket: usize,
    value: usize,
}

impl Dice<'_> {
    fn lines(&mut self, rule: &str, top: bool) -> Vec<String> {
        let grammar = self.grammar;
        let Some(list) = grammar.rules.get(rule) else {
            return Vec::new();
        };
        let mut at = self
            .rng
            .usize(..list.iter().map(|one| one.weight).sum::<usize>().max(1));
        let mut chosen = list.iter();
        let chosen = chosen.find(|one| {
            let here = at < one.weight;
            at = at.saturating_sub(one.weight);
            here
        });
        let mut lines = Vec::new();
        for line in chosen.map_or(&[][..], |one| &one.lines) {
            // A rule alone on its line may have several.
            let alone = (grammar.hole.captures(line)).filter(|hole| hole[0].len() == line.len());
            let alone = alone.filter(|hole| grammar.rules.contains_key(&hole[1]));
            if let (Some(hole), None) = (&alone, alone.as_ref().and_then(|hole| hole.get(2))) {
                for _ in 0..self.times(hole) {
                    if top {
                        self.socket = self.rng.usize(..SOCKETS);
                        self.value = self.rng.usize(..VALUES);
                    }
                    lines.extend(self.lines(&hole[1], false));
                }
            } else {
                lines.push(self.filled(line));
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// How often a rule is to be used.
    fn times(&mut self, hole: &Captures<'_>) -> usize {
        let number = |at| {
            hole.get(at)
                .and_then(|text| text.as_str().parse::<usize>().ok())
        };
        match (number(3), number(4)) {
            (Some(from), Some(to)) => self.rng.usize(from..=to),
            _ => 1,
        }
    }

    fn filled(&mut self, line: &str) -> String {
        let call = line
            .strip_prefix("~ ")
            .map(|call| format!("> {}", self.arguments(call)));
        let line = call.as_deref().unwrap_or(line);
        let hole = &self.grammar.hole;
        hole.replace_all(line, |hole: &Captures<'_>| {
            let many = (0..self.times(hole)).map(|_| self.one(&hole[1], hole.get(2).is_some()));
            many.collect::<Vec<_>>().join(", ")
        })
        .into_owned()
    }

    /// Leaves out optional arguments, and sometimes passes too few or too many.
    fn arguments(&mut self, call: &str) -> String {
        let (Some(open), Some(close)) = (call.find('('), call.rfind(')')) else {
            return call.to_owned();
        };
        let mut arguments: Vec<&str> = call[open + 1..close].split(", ").collect();
        match self.rng.usize(..20) {
            0..=3 => drop(arguments.pop()),
            4 => arguments.truncate(self.rng.usize(..=arguments.len())),
            5 => arguments.push("{hostile_argument}"),
            _ => {}
        }
        format!("{}({})", &call[..open], arguments.join(", "))
    }

    fn one(&mut self, name: &str, may_be_hostile: bool) -> String {
        if may_be_hostile && self.rng.usize(..100) < HOSTILE {
            return self.lines("hostile_argument", false).concat();
        }
        if self.grammar.rules.contains_key(name) {
            return self.lines(name, false).join(" ");
        }
        if let Some((from, to)) = name.split_once('-') {
            let (from, to) = (from.parse().unwrap_or(0), to.parse().unwrap_or(0));
            return self.rng.usize(from..=to).to_string();
        }
        let letter = name.bytes().next().unwrap_or_default();
        let number = match letter {
            b'A'..=b'F' => {
                let slot = (self.socket + usize::from(letter - b'A')) % SOCKETS;
                self.live.push(slot);
                slot
            }
            b'X'..=b'Z' => (self.value + usize::from(letter - b'X')) % VALUES,
            b'v' => self.rng.usize(..VALUES),
            _ if self.live.is_empty() || self.rng.usize(..10) == 0 => self.rng.usize(..SOCKETS),
            _ => self.live[self.rng.usize(..self.live.len())],
        };
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn grammar(text: &str, branch: &str) -> Grammar {
        let branch = branch.to_owned();
        let terms = Terms {
            branch,
            judge: "c",
            objects: true,
            native: true,
        };
        Grammar::parse(text, &terms).unwrap()
    }

    const CALLS: &str = include_str!("../../../php-tests/parity/grammar/calls.txt");
    const SELECT: &str = include_str!("../../../php-tests/parity/grammar/select.txt");

    #[test]
    fn a_seed_means_the_same_program() {
        for text in [CALLS, SELECT] {
            let one = grammar(text, "8.2");
            assert_eq!(one.program(7, 3), one.program(7, 3));
            assert_ne!(one.program(7, 3), one.program(7, 4));
        }
    }

    #[test]
    fn functions_that_the_version_lacks_are_left_out() {
        let text = |branch| -> String {
            let one = grammar(CALLS, branch);
            (0..1000)
                .flat_map(|number| one.program(1, number))
                .collect()
        };
        assert!(!text("8.2").contains("socket_atmark"));
        assert!(text("8.4").contains("socket_atmark"));
        assert!(!text("8.4").contains("{s}"));
    }

    #[test]
    fn an_undefined_variable_is_never_assigned() {
        let one = grammar(CALLS, "8.2");
        let mut all = (0..1000).flat_map(|number| one.program(1, number));
        assert!(!all.any(|line| line.contains("= $undefined")));
    }

    #[test]
    fn weights_decide_and_statements_share_their_letters() {
        let one = grammar(
            "program\n  {call*100-100}\ncall\n  9x a {A} {A}\n  b\n",
            "8.2",
        );
        let lines = one.program(1, 1);
        let rare = lines.iter().filter(|line| *line == "b").count();
        assert!(lines.len() == 100 && (2..25).contains(&rare), "{rare}");
        let other = lines.iter().any(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            words.len() == 3 && words[1] != words[2]
        });
        assert!(!other);
    }

    #[test]
    fn quotes_survive_and_variables_are_shown() {
        let one = grammar("program\n  > f($s[1], 'a', \"\\0\")\n", "8.2");
        assert_eq!(
            one.program(1, 1),
            [
                "go('f($s[1], \\'a\\', \"\\\\0\")', function () { global $s, $v, $a, $o; return f($s[1], 'a', \"\\0\"); }, 's1');"
            ]
        );
    }

    #[test]
    fn a_rule_that_is_not_there_is_told() {
        let terms = Terms {
            branch: "8.2".into(),
            judge: "c",
            objects: true,
            native: true,
        };
        assert!(Grammar::parse("program\n  {nosuch}\n", &terms).is_err());
    }
}
