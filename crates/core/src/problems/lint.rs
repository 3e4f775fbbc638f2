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

/// Two spaces in place of each tab that the line of a byte is indented by; None where there is none.
fn untabbed(file: FileId, text: &str, at: usize) -> Option<Fix> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?;
    let blank = line.get(..line.len() - line.trim_start_matches([' ', '\t']).len())?;
    let span = Span { file, start: start as u32, end: (start + blank.len()) as u32 };
    let edits = vec![Edit { span, text: blank.replace('\t', "  ") }];
    blank.contains('\t').then(|| Fix { title: "Indent it with spaces".to_owned(), edits })
}

/// `duplicate key "a": …` as a sentence.
fn twice(message: &str) -> String {
    let key = message.strip_prefix("duplicate key \"").and_then(|rest| rest.split_once("\":"));
    key.map_or_else(
        || message.to_owned(),
        |(key, _)| format!("`{key}` stands twice in this map: only the last one counts."),
    )
}
