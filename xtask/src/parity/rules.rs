//! The listed divergences as rules: the only excuse for a difference from the host.
//!
//! A rule is a paragraph of `php-tests/parity/divergences.rules`:
//!
//! ```text
//! rule A partial last line ...  the heading that DIVERGENCES.md lists it under
//!   hosts 8.2 8.4               only on these (default: every host)
//!   after ^# socket_read     the call that the difference belongs to
//!   c     ^=> false$            what C printed there, all lines joined by \n
//!   ours  ^=> "ab"$             what ours printed there
//!   seen  MSG_TRUNC             what the program has called by then or calls later
//!   rest  ignored               what follows in this program has gone another way
//! ```

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use regex::Regex;

use super::diff::Hunk;

pub struct Rules(Vec<Rule>);

struct Rule {
    name: String,
    hosts: Vec<String>,
    after: Regex,
    c: Regex,
    ours: Regex,
    seen: Regex,
    ends_comparison: bool,
}

impl Rules {
    pub fn read(file: &Path, branch: &str) -> Result<Rules> {
        let text =
            std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        let mut rules = parse(&text)?;
        rules.retain(|rule| rule.hosts.is_empty() || rule.hosts.iter().any(|host| host == branch));
        Ok(Rules(rules))
    }

    /// The rules that no heading of a list of divergences names.
    pub fn unlisted(&self, list: &str) -> BTreeSet<&str> {
        let headings: BTreeSet<&str> = list
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim())
            .collect();
        let names = self.0.iter().map(|rule| rule.name.as_str());
        names.filter(|name| !headings.contains(name)).collect()
    }

    /// The hunks that no rule excuses, and the names of the rules that excused others.
    /// `output` is all that ours printed.
    pub fn sift(&self, hunks: Vec<Hunk>, output: &str) -> (Vec<Hunk>, Vec<&str>) {
        let mut left = Vec::new();
        let mut used = Vec::new();
        for hunk in hunks {
            match self.0.iter().find(|rule| rule.excuses(&hunk, output)) {
                Some(rule) => {
                    used.push(rule.name.as_str());
                    if rule.ends_comparison {
                        break;
                    }
                }
                None => left.push(hunk),
            }
        }
        (left, used)
    }
}

impl Rule {
    fn excuses(&self, hunk: &Hunk, output: &str) -> bool {
        self.after.is_match(&hunk.after)
            && self.c.is_match(&hunk.c.join("\n"))
            && self.ours.is_match(&hunk.ours.join("\n"))
            && (self.seen.as_str().is_empty() || self.seen.is_match(output))
    }
}

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
        if key == "rule" {
            rules.push(Rule {
                name: value.to_owned(),
                hosts: Vec::new(),
                after: any.clone(),
                c: any.clone(),
                ours: any.clone(),
                seen: any.clone(),
                ends_comparison: false,
            });
            continue;
        }
        let rule = rules.last_mut().with_context(place)?;
        // All lines of one side are one text; '.' may run over their ends.
        let pattern = || Regex::new(&format!("(?s){value}")).with_context(place);
        match key {
            "hosts" => rule.hosts = value.split_whitespace().map(str::to_owned).collect(),
            "after" => rule.after = pattern()?,
            "c" => rule.c = pattern()?,
            // Not over line ends: one call.
            "seen" => rule.seen = Regex::new(value).with_context(place)?,
            "ours" => rule.ours = pattern()?,
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
        let (left, used) = rules.sift(vec![listed, other.clone()], "");
        assert_eq!((left, used), (vec![other], vec!["D46"]));
    }

    #[test]
    fn a_rule_may_end_the_comparison() {
        let rules = Rules(parse("rule D2\n  c timed out\n  rest ignored\n").unwrap());
        let (left, _) = rules.sift(vec![hunk("", "[timed out]", "x"), hunk("", "a", "b")], "");
        assert!(left.is_empty());
    }

    #[test]
    fn a_rule_may_want_a_call_elsewhere() {
        let rules = Rules(parse("rule D1\n  c signal 11\n  seen recv.*TRUNC\n").unwrap());
        let crash = vec![hunk("", "[signal 11]", "=> 1")];
        assert!(
            rules
                .sift(crash.clone(), "# recv($s, MSG_TRUNC)")
                .0
                .is_empty()
        );
        assert_eq!(rules.sift(crash.clone(), "# recv($s, 0)\n# TRUNC").0, crash);
    }

    #[test]
    fn a_rule_must_be_a_heading_of_the_list() {
        let rules = Rules(parse("rule No more spins\n  c x\nrule Wide options\n  c x\n").unwrap());
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
