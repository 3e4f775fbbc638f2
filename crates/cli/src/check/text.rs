//! Findings for people.

use super::finding::{Finding, Place, word};
use chartroom_core::diagnostics::Severity;
use chartroom_escape::Lines;

pub(super) fn print(findings: &[Finding]) -> String {
    let mut out = Lines::default();
    let (hints, findings): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|found| found.hint);
    findings.iter().for_each(|found| finding(&mut out, found));
    let many =
        |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    let count = |severity, one: &str| {
        many(findings.iter().filter(|found| found.severity == severity).count(), one)
    };
    let more = match hints.len() {
        0 => String::new(),
        number => format!("; {} in `--format json`", many(number, "hint")),
    };
    out.line(&format!(
        "{}, {}, {} of advice{more}",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Info, "piece"),
    ));
    out.text()
}

fn finding(out: &mut Lines, found: &Finding) {
    let at = found.place.as_ref().map(|place| format!("{}: ", position(place)));
    out.line(&format!(
        "{}{}[{}] {}",
        at.unwrap_or_default(),
        word(found.severity),
        found.id,
        found.message
    ));
    let mut line = |label: &str, words: &str| out.line(&format!("    {label}{words}"));
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
}

fn position(place: &Place) -> String {
    let Place { shown, line, column, .. } = place;
    match shown.has_lines {
        true if shown.opens => format!("{}:{line}:{column}", shown.name),
        true => format!("{}, line {line}", shown.name),
        false => shown.name.clone(),
    }
}
