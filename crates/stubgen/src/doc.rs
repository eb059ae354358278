//! Doc comments: the summary, and the tags that the tables use.

use crate::{Error, Origin, Version};

/// Our own tags; those of phpDoc (`@param`, `@return`, `@throws`) are for readers.
#[derive(Debug, Default)]
pub struct Doc {
    pub summary: String,
    pub since: Option<Version>,
    pub ours: bool,
    pub everywhere: bool,
    pub deprecated: bool,
    pub strict_properties: bool,
    pub not_serializable: bool,
    pub literal: bool,
    pub c_name: Option<String>,
    pub alias: Option<String>,
    /// `@return` and `@throws`, as written.
    pub notes: Vec<String>,
    pub needs: Option<Version>,
    /// Older declarations: the version below which each holds, its PHP text, and its line.
    pub before: Vec<(Version, String, usize)>,
}

/// phpDoc's own tags, which are allowed; any other unknown tag is an error.
const FOR_READERS: [&str; 6] = ["param", "return", "throws", "see", "link", "var"];

impl Doc {
    /// Reads a `/** ... */` comment that starts on `line`.
    pub fn read(comment: &str, line: usize) -> Result<Self, Error> {
        let mut doc = Self::default();
        let mut tagged = false;
        let body = comment.trim_start_matches("/**").trim_end_matches("*/");
        for (offset, text) in body.lines().enumerate() {
            let line = line + offset;
            let text = text.trim().trim_start_matches('*').trim();
            if let Some(tag) = text.strip_prefix('@') {
                tagged = true;
                doc.tag(tag, line)?;
            } else if !tagged && !text.is_empty() {
                if !doc.summary.is_empty() {
                    doc.summary.push(' ');
                }
                doc.summary.push_str(text);
            }
        }
        doc.before.sort_by_key(|(version, ..)| *version);
        Ok(doc)
    }

    fn tag(&mut self, tag: &str, line: usize) -> Result<(), Error> {
        let (name, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let rest = rest.trim();
        match name {
            "since" => self.since = Some(version(rest, line)?),
            "ours" => self.ours = true,
            "needs" => self.needs = Some(version(rest, line)?),
            "everywhere" => self.everywhere = true,
            "deprecated" => self.deprecated = true,
            "strict-properties" => self.strict_properties = true,
            "not-serializable" => self.not_serializable = true,
            "literal" => self.literal = true,
            "cvalue" => self.c_name = Some(word(name, rest, line)?),
            "alias" => self.alias = Some(word(name, rest, line)?),
            "before" => {
                let (number, declaration) = rest
                    .split_once(char::is_whitespace)
                    .ok_or_else(|| Error::new(line, "@before wants a version and a declaration"))?;
                self.before
                    .push((version(number, line)?, declaration.trim().to_owned(), line));
            }
            _ if FOR_READERS.contains(&name) => {
                if matches!(name, "return" | "throws") {
                    self.notes.push(format!("{name} {rest}"));
                }
            }
            _ => return Err(Error::new(line, format!("unknown tag @{name}"))),
        }
        Ok(())
    }

    /// The origin, which every declaration must have exactly once.
    pub fn origin(&self, line: usize) -> Result<Origin, Error> {
        match (self.since, self.ours) {
            (Some(version), false) => Ok(Origin::Php(version)),
            (None, true) => Ok(Origin::Ours),
            (None, false) => Err(Error::new(line, "neither @since nor @ours")),
            (Some(_), true) => Err(Error::new(line, "both @since and @ours")),
        }
    }
}

fn version(text: &str, line: usize) -> Result<Version, Error> {
    text.parse()
        .map_err(|fault: String| Error::new(line, fault))
}

fn word(tag: &str, rest: &str, line: usize) -> Result<String, Error> {
    if rest.is_empty() || !rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Err(Error::new(line, format!("@{tag} wants one name")));
    }
    Ok(rest.to_owned())
}
