//! What a YAML file says of itself, before anything is rendered with it.

#[cfg(feature = "whole")]
use super::lines::{glued, lines_above};
use super::wording;
use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Role, Severity, Span};
use chartroom_yaml::{self as yaml, Cause, Syntax};

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
        if matches!(problem.message.cause, Cause::Syntax(Syntax::NoColon))
            && let Some(start) = related.take()
        {
            span = start;
        }
        let found = match problem.severity {
            yaml::Severity::Error => {
                let cause = &problem.message.cause;
                let tabs = matches!(
                    cause,
                    Cause::Syntax(Syntax::Tab | Syntax::TabWithin | Syntax::NoToken)
                );
                let fix = tabs.then(|| untabbed(file, text, span.start as usize)).flatten();
                let cause = if fix.is_some() { &Cause::Syntax(Syntax::Tab) } else { cause };
                let mut found = wording::yaml(cause).error().at(span);
                found.fix = fix;
                if found.fix.is_none()
                    && let Some(meant) = meant(file, text, problem)
                {
                    return meant;
                }
                found
            }
            yaml::Severity::Warning => Diagnostic::new(
                "yaml/duplicate-key",
                Severity::Warning,
                twice(&problem.message.cause),
            )
            .at(span)
            .help(messages::LINT_TWICE_HELP),
        };
        let what = match problem.severity {
            yaml::Severity::Error => messages::LINT_OPENED_NOTE.text(),
            yaml::Severity::Warning => messages::LINT_FIRST_NOTE.text(),
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
    blank.contains('\t').then(|| Fix { title: messages::LINT_TAB_FIX.into(), edits })
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
    let second = matches!(problem.message.cause, Cause::Syntax(Syntax::SecondColon));
    let above = lines_above(text, problem.span.start.min(text.len())).next().filter(|_| second);
    let found = above.and_then(|above| glued(file, &above));
    found.or_else(|| super::written::meant(file, text, problem))
}

/// The engine of the first output tells what the reader says.
#[cfg(not(feature = "whole"))]
fn meant(_: FileId, _: &str, _: &yaml::Problem) -> Option<Diagnostic> {
    None
}

/// A key that is there already, as a sentence.
fn twice(cause: &Cause) -> String {
    match cause {
        Cause::Duplicate(key) => messages::LintTwice { key: &key }.text(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::lines::line_at;

    #[test]
    fn a_colon_without_a_space_is_told_on_its_own_line() {
        let text = "image:\n  repository:registry/a\n  tag: 2\n";
        let problems = yaml::parse(text).problems;
        let found = lint(FileId(0), text, &problems);
        let first = found.first().expect("one");
        assert_eq!(first.message, "There is no space after the colon of `repository:`.");
        assert_eq!(first.span.map(|span| span.start), Some(9));
        let edits = &first.fix.as_ref().expect("a fix").edits;
        assert_eq!(
            edits.first().map(|edit| (edit.span.start, edit.text.as_str())),
            Some((20, " "))
        );
        assert!(glued(FileId(0), &line_at("a:\n  http://b\n  c: 1\n", 5)).is_none());
    }
}
