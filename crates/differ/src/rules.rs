//! The listed divergences as rules, the only differences from the C extension that are allowed.
//!
//! A rule is a paragraph of `php-tests/parity/divergences.rules`:
//!
//! ```text
//! rule A partial last line ...  the heading that DIVERGENCES.md lists it under
//!   php 8.2 8.4                 only on these PHP versions (default: all)
//!   handles resource            only where ours makes resources (default: any)
//!   after  ^# socket_read       the call that the difference belongs to
//!   c      ^=> false$           the lines that only C printed there, joined by \n
//!   ours   ^=> "ab"$            the lines that only ours printed there
//!   within ^! 2 .*\* Exception  all that C printed for the call
//!   before MSG_TRUNC            what ours has printed before the call
//!   rest   ignored              what follows in this program has gone another way
//! ```
//!
//! `varies` in place of `rule` is for output that differs between two runs of the C extension too;
//! it needs no heading. `{warning}` in a pattern is the start of a warning, with a handler or
//! without one.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use regex::Regex;

use crate::Setup;
use crate::diff::{self, Hunk};

pub struct Rules(Vec<Rule>);

struct Rule {
    name: String,
    line: usize,
    /// Whether it has to be listed in DIVERGENCES.md.
    is_divergence: bool,
    php: Vec<String>,
    after: Regex,
    c: Regex,
    ours: Regex,
    within: Regex,
    before: Option<Regex>,
    resources_only: bool,
    ends_comparison: bool,
}

/// The result of applying the rules.
#[derive(Debug, Default, PartialEq)]
pub struct Sifted {
    /// Differences that no rule excuses.
    pub left: Vec<Hunk>,
    /// The rules that excused something, by the line they begin at.
    pub used: Vec<usize>,
    /// Where a rule ended the comparison: the calls before it.
    pub cut: Option<usize>,
}

impl Rules {
    /// The rules for a PHP version and a kind of handles.
    pub fn of(setup: &Setup) -> Result<Rules> {
        Rules::read(&setup.folder("divergences.rules"), setup)
    }

    /// The same from another file in this format.
    pub fn read(file: &Path, setup: &Setup) -> Result<Rules> {
        let mut rules = parse(&crate::read(file)?)?;
        rules.retain(|rule| {
            (rule.php.is_empty() || rule.php.contains(&setup.branch))
                && (setup.resources() || !rule.resources_only)
        });
        Ok(Rules(rules))
    }

    /// Differences between runs of one extension without those that a `varies` rule names.
    pub fn unvarying(&self, hunks: Vec<Hunk>) -> Vec<Hunk> {
        self.sift_by(hunks, "", |rule| !rule.is_divergence).left
    }

    /// The rules that no heading of a list of divergences names.
    pub fn unlisted(&self, list: &str) -> BTreeSet<&str> {
        let headings: BTreeSet<&str> = list
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim())
            .collect();
        let rules = self.0.iter().filter(|rule| rule.is_divergence);
        let names = rules.map(|rule| rule.name.as_str());
        names.filter(|name| !headings.contains(name)).collect()
    }

    /// Applies the rules. `output` is everything that ours printed.
    pub fn sift(&self, hunks: Vec<Hunk>, output: &str) -> Sifted {
        self.sift_by(hunks, output, |_| true)
    }

    fn sift_by(&self, hunks: Vec<Hunk>, output: &str, may: fn(&Rule) -> bool) -> Sifted {
        let mut sifted = Sifted::default();
        for hunk in hunks {
            let mut rules = self.0.iter().filter(|rule| may(rule));
            match rules.find(|rule| rule.excuses(&hunk, output)) {
                Some(rule) => {
                    sifted.used.push(rule.line);
                    if rule.ends_comparison {
                        sifted.cut = Some(hunk.place);
                        break;
                    }
                }
                None => sifted.left.push(hunk),
            }
        }
        sifted
    }

    /// The name of the rule that begins at a line.
    pub fn name(&self, line: usize) -> &str {
        let rule = self.0.iter().find(|rule| rule.line == line);
        rule.map_or("?", |rule| rule.name.as_str())
    }
}

impl Rule {
    fn excuses(&self, hunk: &Hunk, output: &str) -> bool {
        self.after.is_match(&hunk.after)
            && self.c.is_match(&hunk.c.join("\n"))
            && self.ours.is_match(&hunk.ours.join("\n"))
            && self.within.is_match(&hunk.within)
            && (self.before.as_ref()).is_none_or(|before| before.is_match(&upto(hunk, output)))
    }
}

/// The part of an output before the call that a hunk belongs to.
fn upto(hunk: &Hunk, output: &str) -> String {
    let mut calls = 0;
    let lines = output.lines().take_while(|line| {
        calls += usize::from(diff::is_call(line));
        calls <= hunk.place
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The start of a warning in PHP's own display and in the prelude's handler.
const WARNING: (&str, &str) = ("{warning}", r"(?:! 2 |\n?Warning: )");

fn parse(text: &str) -> Result<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    let any = Regex::new("")?;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start();
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        let (key, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let value = value.trim();
        let place = || format!("line {} of the rules: {line}", at + 1);
        if key == "rule" || key == "varies" {
            rules.push(Rule {
                name: value.to_owned(),
                line: at + 1,
                is_divergence: key == "rule",
                php: Vec::new(),
                after: any.clone(),
                c: any.clone(),
                ours: any.clone(),
                within: any.clone(),
                before: None,
                resources_only: false,
                ends_comparison: false,
            });
            continue;
        }
        let rule = rules.last_mut().with_context(place)?;
        let value = &value.replace(WARNING.0, WARNING.1);
        // All lines of one side are one text; '.' matches line ends too.
        let pattern = || Regex::new(&format!("(?s){value}")).with_context(place);
        match key {
            "php" => rule.php = value.split_whitespace().map(str::to_owned).collect(),
            "after" => rule.after = pattern()?,
            "c" => rule.c = pattern()?,
            // '.' does not match line ends: one call.
            "before" => rule.before = Some(Regex::new(value).with_context(place)?),
            "ours" => rule.ours = pattern()?,
            "within" => rule.within = pattern()?,
            "handles" if value == "resource" => rule.resources_only = true,
            "rest" if value == "ignored" => rule.ends_comparison = true,
            _ => bail!("not understood: {}", place()),
        }
    }
    for rule in &rules {
        if rule.c.as_str().is_empty() && rule.after.as_str().is_empty() {
            bail!(
                "rule {} excuses everything; give it `after` or `c`",
                rule.name
            );
        }
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn hunk(after: &str, c: &str, ours: &str) -> Hunk {
        Hunk {
            after: after.into(),
            c: vec![c.into()],
            ours: vec![ours.into()],
            ..Hunk::default()
        }
    }

    #[test]
    fn a_rule_excuses_its_own_difference_alone() {
        let rules = Rules(
            parse("// why\nrule D46\n  after ^# socket_read\n  c ^=> false$\n  ours ^=> \"\n")
                .unwrap(),
        );
        let listed = hunk("# socket_read($s, 9)", "=> false", "=> \"ab\"");
        let other = hunk("# socket_recv($s, 9)", "=> false", "=> \"ab\"");
        let sifted = rules.sift(vec![listed, other.clone()], "");
        assert_eq!((sifted.left, sifted.cut), (vec![other], None));
        assert_eq!(
            (sifted.used.as_slice(), rules.name(2)),
            ([2].as_slice(), "D46")
        );
    }

    #[test]
    fn a_rule_may_end_the_comparison() {
        let rules = Rules(parse("rule D2\n  c timed out\n  rest ignored\n").unwrap());
        let sifted = rules.sift(vec![hunk("", "[timed out]", "x"), hunk("", "a", "b")], "");
        assert!(sifted.left.is_empty() && sifted.cut.is_some());
    }

    #[test]
    fn between_runs_of_one_extension_only_nature_excuses_and_may_end_the_comparison() {
        let text = "rule D3\n  c ^listed\nvaries a clock\n  c ^tick\n  rest ignored\n";
        let rules = Rules(parse(text).unwrap());
        let listed = hunk("", "listed", "x");
        let left = rules.unvarying(vec![
            listed.clone(),
            hunk("", "tick", "tock"),
            hunk("", "a", "b"),
        ]);
        assert_eq!(left, [listed]);
    }

    #[test]
    fn a_rule_may_look_at_all_of_the_call() {
        let rules = Rules(parse("rule D9\n  after f\n  within ^\\* Logic\n").unwrap());
        let threw = Hunk {
            within: "* LogicException: no\nlast error 5".into(),
            ..hunk("# f()", "last error 5", "last error 0")
        };
        assert!(rules.sift(vec![threw], "").left.is_empty());
        let plain = hunk("# f()", "last error 5", "last error 0");
        assert_eq!(rules.sift(vec![plain.clone()], "").left, [plain]);
    }

    #[test]
    fn a_rule_may_want_an_earlier_call() {
        let rules = Rules(parse("rule D1\n  c signal 11\n  before recv.*TRUNC\n").unwrap());
        let crash = vec![Hunk {
            place: 1,
            ..hunk("# g()", "[signal 11]", "=> 1")
        }];
        let left = |output: &str| rules.sift(crash.clone(), output).left;
        assert!(left("# recv($s, MSG_TRUNC)\n=> 1\n# g()\n=> 1").is_empty());
        assert_eq!(left("# recv($s, 0)\n# TRUNC\n# g()\n=> 1"), crash);
        assert_eq!(left("=> 1\n# g()\n=> 1\n# recv(TRUNC)"), crash);
    }

    #[test]
    fn a_warning_may_be_shown_or_handled() {
        let rules = Rules(parse("rule D2\n  c ^{warning}f\n").unwrap());
        for c in ["! 2 f(): no", "\nWarning: f(): no"] {
            assert!(rules.sift(vec![hunk("", c, "")], "").left.is_empty());
        }
    }

    #[test]
    fn a_rule_must_be_a_heading_of_the_list() {
        let rules = Rules(
            parse("rule No more spins\n  c x\nrule Wide options\n  c x\nvaries A clock\n  c x\n")
                .unwrap(),
        );
        assert!(
            rules
                .unlisted("### No more spins\n## Wide options\n")
                .is_empty()
        );
        assert_eq!(
            rules.unlisted("No more spins\n## Wide\n"),
            BTreeSet::from(["No more spins", "Wide options"])
        );
    }

    #[test]
    fn a_rule_for_everything_is_refused() {
        assert!(parse("rule lazy\n  ours x\n").is_err());
        assert!(parse("after x\n").is_err());
    }
}
