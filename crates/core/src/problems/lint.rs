//! What a YAML file says of itself, before anything is rendered with it.

use super::wording;
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Role, Severity, Span};
use chartroom_yaml as yaml;

/// What YAML readers say where a tab indents.
const TAB: &str = "found a tab character";
const NO_TOKEN: &str = "found character that cannot start any token";

/// The problems of one YAML file of that text.
pub(crate) fn lint(file: FileId, text: &str, problems: &[yaml::Problem]) -> Vec<Diagnostic> {
    let to_span = |range: &std::ops::Range<usize>| Span {
        file,
        start: range.start as u32,
        end: range.end as u32,
    };
    let diagnose = |problem: &yaml::Problem| {
        let mut span = to_span(&problem.span);
        let mut related = problem.related.as_ref().map(to_span);
        // A key without its colon is noticed at the next line only; the mistake is where the key starts.
        if problem.message.contains("could not find expected ':'")
            && let Some(start) = related.take()
        {
            span = start;
        }
        let found = match problem.severity {
            yaml::Severity::Error => {
                let tabs = [TAB, NO_TOKEN].iter().any(|told| problem.message.contains(told));
                let fix = tabs.then(|| untabbed(file, text, span.start as usize)).flatten();
                let message = if fix.is_some() { TAB } else { &problem.message };
                let mut found = wording::yaml(message).error().at(span);
                found.fix = fix;
                if found.fix.is_none()
                    && let Some(meant) = meant(file, text, problem)
                {
                    return meant;
                }
                found
            }
            yaml::Severity::Warning => {
                Diagnostic::new("yaml/duplicate-key", Severity::Warning, twice(&problem.message))
                    .at(span)
                    .help("Helm takes the last one without a word. Remove one of them.")
            }
        };
        let what = match problem.severity {
            yaml::Severity::Error => "it starts here",
            yaml::Severity::Warning => "the first one, which counts for nothing",
        };
        match related {
            Some(span) => found.related(Role::DefinedHere, span, what),
            None => found,
        }
    };
    problems.iter().map(diagnose).collect()
}

/// Two spaces in place of each tab that the line of a byte is indented by, but no more than the line above allows; None
/// where there is none.
fn untabbed(file: FileId, text: &str, at: usize) -> Option<Fix> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let (blank, _) = indented(text.get(start..)?);
    let span = Span { file, start: start as u32, end: (start + blank.len()) as u32 };
    let mut above = text.get(..start)?.lines().rev().map(indented);
    let above = above.find(|(_, rest)| !rest.is_empty() && !rest.starts_with('#'));
    let spaces = width(blank).min(above.map_or(0, deepest));
    let edits = vec![Edit { span, text: " ".repeat(spaces) }];
    blank.contains('\t').then(|| Fix { title: "Indent it with spaces".to_owned(), edits })
}

/// A line's blanks and what follows them.
fn indented(line: &str) -> (&str, &str) {
    let rest = line.trim_start_matches([' ', '\t']);
    (line.get(..line.len() - rest.len()).unwrap_or_default(), rest.trim_end())
}

fn width(blank: &str) -> usize {
    blank.chars().map(|blank| if blank == '\t' { 2 } else { 1 }).sum()
}

/// How far the line below a line may be indented: behind a value that ends there, as far as its key.
fn deepest((blank, line): (&str, &str)) -> usize {
    if line.ends_with([':', '|', '>']) {
        return usize::MAX;
    }
    let dashes = line.len() - line.trim_start_matches(['-', ' ']).len();
    width(blank) + if line.starts_with("- ") { dashes } else { 0 }
}

/// The mistake behind a complaint of the reader.
#[cfg(feature = "whole")]
fn meant(file: FileId, text: &str, problem: &yaml::Problem) -> Option<Diagnostic> {
    let second = problem.message.contains("mapping values are not allowed");
    let above = lines_above(text, problem.span.start.min(text.len())).next().filter(|_| second);
    let found = above.and_then(|above| glued(file, &above));
    found.or_else(|| super::written::meant(file, text, problem))
}

/// The engine of the first output tells what the reader says.
#[cfg(not(feature = "whole"))]
fn meant(_: FileId, _: &str, _: &yaml::Problem) -> Option<Diagnostic> {
    None
}

/// What `key:value` without a space comes to, on the line above the one where YAML stumbles: it is text, and no key.
#[cfg(feature = "whole")]
pub(super) fn glued(file: FileId, line: &Line<'_>) -> Option<Diagnostic> {
    let (key, value) = line.content().split_once(':')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    let plain = !key.is_empty() && key.bytes().all(is_name);
    // `http://…` and the like are text.
    if !plain || value.trim().is_empty() || value.starts_with([' ', '/']) {
        return None;
    }
    let key_start = line.content_start() as u32;
    let colon = key_start + key.len() as u32 + 1;
    let edits = vec![Edit { span: Span { file, start: colon, end: colon }, text: " ".to_owned() }];
    let message = format!("There is no space behind the colon of `{key}:`.");
    let mut found = Diagnostic::error("yaml/syntax", message)
        .at(Span { file, start: key_start, end: colon })
        .help("Without it the line is text, and no key.");
    found.fix = Some(Fix { title: format!("Write `{key}: …`"), edits });
    Some(found)
}

/// A line of a text, without its break.
#[cfg(feature = "whole")]
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

#[cfg(feature = "whole")]
impl<'a> Line<'a> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What stands in it, without blanks and comment.
    pub(super) fn content(&self) -> &'a str {
        let text = self.text.trim_start();
        let end = if text.starts_with('#') { 0 } else { text.find(" #").unwrap_or(text.len()) };
        text.get(..end).unwrap_or_default().trim_end()
    }

    pub(super) fn content_start(&self) -> usize {
        self.start + self.text.len() - self.text.trim_start().len()
    }

    /// Where the value begins in the line: behind `- ` and `key: `.
    pub(super) fn value_start(&self) -> Option<usize> {
        let content = self.content();
        let items = content.len() - content.trim_start_matches("- ").len();
        let rest = content.get(items..)?;
        let key = rest.find(": ").filter(|_| !rest.starts_with(['"', '\'', '{', '[']));
        let start = items + key.map_or(0, |at| at + 2);
        let blanks = content.get(start..)?.len() - content.get(start..)?.trim_start().len();
        (start > 0).then_some(self.content_start() - self.start + start + blanks)
    }
}

/// The line that a byte is in.
#[cfg(feature = "whole")]
pub(super) fn line_at(text: &str, at: usize) -> Line<'_> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let (before, after) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    Line { start, text: text.get(start..end).unwrap_or_default() }
}

/// The lines above the one that a byte is in, nearest first, but for those that are blank or comments.
#[cfg(feature = "whole")]
pub(super) fn lines_above(text: &str, at: usize) -> impl Iterator<Item = Line<'_>> {
    let first = line_at(text, at);
    let up = |line: &Line<'_>| Some(line_at(text, line.start.checked_sub(1)?));
    let mut next = up(&first);
    std::iter::from_fn(move || {
        let line = next.take()?;
        next = up(&line);
        Some(line)
    })
    .filter(|line| !line.content().is_empty())
}

/// `duplicate key "a": …` as a sentence.
fn twice(message: &str) -> String {
    let key = message.strip_prefix("duplicate key \"").and_then(|rest| rest.split_once("\":"));
    key.map_or_else(
        || message.to_owned(),
        |(key, _)| format!("`{key}` stands twice in this map: only the last one counts."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_without_a_space_is_told_on_its_own_line() {
        let text = "image:\n  repository:registry/a\n  tag: 2\n";
        let problems = yaml::parse(text).problems;
        let found = lint(FileId(0), text, &problems);
        let first = found.first().expect("one");
        assert_eq!(first.message, "There is no space behind the colon of `repository:`.");
        assert_eq!(first.span.map(|span| span.start), Some(9));
        let edits = &first.fix.as_ref().expect("a fix").edits;
        assert_eq!(
            edits.first().map(|edit| (edit.span.start, edit.text.as_str())),
            Some((20, " "))
        );
        assert!(glued(FileId(0), &line_at("a:\n  http://b\n  c: 1\n", 5)).is_none());
    }
}
