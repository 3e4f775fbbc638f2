//! Findings for people.

use super::finding::{Finding, Place, word};
use chartroom_core::diagnostics::Severity;
use std::fmt::Write as _;

pub(super) fn print(findings: &[Finding]) -> String {
    let mut text: String = findings.iter().map(finding).collect();
    let count = |severity, one: &str| {
        let number = findings.iter().filter(|found| found.severity == severity).count();
        format!("{number} {one}{}", if number == 1 { "" } else { "s" })
    };
    let _ = writeln!(
        text,
        "{}, {}, {} of advice",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Info, "piece"),
    );
    text
}

fn finding(found: &Finding) -> String {
    let at = found.place.as_ref().map(|place| format!("{}: ", position(place)));
    let mut text = format!(
        "{}{}[{}] {}\n",
        at.unwrap_or_default(),
        word(found.severity),
        found.id,
        found.message
    );
    let mut line = |label: &str, words: &str| {
        let _ = writeln!(text, "    {label}{words}");
    };
    if let Some(help) = &found.help {
        line("", help);
    }
    if let Some((title, _)) = &found.fix {
        line("fix: ", title);
    }
    for (place, message) in &found.related {
        line("", &format!("{}: {message}", position(place)));
    }
    if !found.everywhere {
        line("in ", &found.environments.join(", "));
    }
    if found.count > 1 {
        line("", &format!("found {} times here", found.count));
    }
    if let Some(link) = found.link {
        line("see ", link);
    }
    text
}

fn position(place: &Place) -> String {
    format!("{}:{}:{}", place.name, place.line, place.column)
}
