//! .helmignore: Helm's `pkg/ignore`.

use super::ChartFile;
use super::path_match::{BadPattern, PathPattern};
use crate::InputError;
use std::collections::HashMap;

/// The name of the file that holds the rules.
pub const FILE_NAME: &str = ".helmignore";
/// What Helm ignores in every chart: dot files directly in templates/.
const DEFAULT_RULE: &str = "templates/.?*";

/// The rules of one chart.
#[derive(Debug)]
pub struct Rules {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    pattern: Option<PathPattern>,
    negated: bool,
    directories_only: bool,
    /// The pattern is for the last path element.
    base_name_only: bool,
}

impl Rules {
    /// Helm's own rule and no others.
    pub fn defaults() -> Self {
        Self { rules: parse_rule(DEFAULT_RULE).ok().flatten().into_iter().collect() }
    }

    /// The rules of a .helmignore, then Helm's own. The error's span is the line.
    pub fn parse(text: &[u8]) -> Result<Self, InputError> {
        let mut rules = Vec::new();
        let mut start = 0u32;
        for line in text.split(|byte| *byte == b'\n') {
            let end = start + line.len() as u32;
            match parse_rule(&String::from_utf8_lossy(line)) {
                Ok(rule) => rules.extend(rule),
                Err(text) => {
                    return Err(InputError::new(text).in_file(FILE_NAME).at(Some(start..end)));
                }
            }
            start = end + 1;
        }
        rules.extend(Self::defaults().rules);
        Ok(Self { rules })
    }

    /// Whether Helm leaves this path out. A directory that is ignored is not looked into.
    pub fn ignores(&self, path: &str, is_dir: bool) -> bool {
        if path.is_empty() || path == "." || path == "./" {
            return false;
        }
        for rule in &self.rules {
            let wrong_type = rule.directories_only && !is_dir;
            // A negated rule ignores at once what it does not match; what it matches is up to the next rules.
            let ignored = if rule.negated {
                wrong_type || !rule.matches(path)
            } else {
                !wrong_type && rule.matches(path)
            };
            if ignored {
                return true;
            }
        }
        false
    }
}

impl Rule {
    fn matches(&self, path: &str) -> bool {
        let base = path.rsplit_once('/').map_or(path, |(_, base)| base);
        let name = if self.base_name_only { base } else { path };
        self.pattern.as_ref().is_some_and(|pattern| pattern.matches(name))
    }
}

fn parse_rule(line: &str) -> Result<Option<Rule>, &'static str> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    if line.contains("**") {
        return Err("double-star (**) syntax is not supported");
    }
    if PathPattern::parse(line).is_err() {
        return Err(BadPattern::MESSAGE);
    }
    let (negated, pattern) = strip(line.strip_prefix('!'), line);
    let (directories_only, pattern) = strip(pattern.strip_suffix('/'), pattern);
    let base_name_only = !pattern.contains('/');
    let pattern = pattern.strip_prefix('/').unwrap_or(pattern);
    // What cannot be read without its first or last character matches nothing.
    let pattern = PathPattern::parse(pattern).ok();
    Ok(Some(Rule { pattern, negated, directories_only, base_name_only }))
}

fn strip<'a>(stripped: Option<&'a str>, whole: &'a str) -> (bool, &'a str) {
    (stripped.is_some(), stripped.unwrap_or(whole))
}

/// The files that Helm would load from a directory: those of `files` that its .helmignore does not exclude.
pub fn filter(files: Vec<ChartFile>) -> Result<Vec<ChartFile>, InputError> {
    let rules = match files.iter().find(|file| file.name == FILE_NAME) {
        Some(file) => Rules::parse(&file.data)?,
        None => Rules::defaults(),
    };
    let mut directories = HashMap::new();
    let kept = |file: &ChartFile| {
        let above = file.name.match_indices('/').filter_map(|(at, _)| file.name.get(..at));
        let skipped = above.into_iter().any(|directory| {
            let ignored = || rules.ignores(directory, true);
            *directories.entry(directory.to_owned()).or_insert_with(ignored)
        });
        !skipped && !rules.ignores(&file.name, false)
    };
    let mut kept = kept;
    Ok(files.into_iter().filter(|file| kept(file)).collect())
}
