//! What a YAML file says of itself, before anything is rendered with it.

use super::wording;
use chartroom_diagnostics::{Diagnostic, FileId, Role, Severity, Span};
use chartroom_yaml as yaml;

/// The problems of one YAML file.
pub(crate) fn lint(file: FileId, problems: &[yaml::Problem]) -> Vec<Diagnostic> {
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
            yaml::Severity::Error => wording::yaml(&problem.message).error().at(span),
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

/// `duplicate key "a": …` as a sentence.
fn twice(message: &str) -> String {
    let key = message.strip_prefix("duplicate key \"").and_then(|rest| rest.split_once("\":"));
    key.map_or_else(
        || message.to_owned(),
        |(key, _)| format!("`{key}` stands twice in this map: only the last one counts."),
    )
}
