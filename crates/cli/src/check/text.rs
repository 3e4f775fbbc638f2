//! Findings for people.

use super::finding::{Finding, Place, shown};
use crate::messages;
use chartroom_core::diagnostics::Severity;
use chartroom_escape::Lines;

pub(super) fn print(findings: &[Finding]) -> String {
    let mut out = Lines::default();
    let (hints, findings): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|found| found.hint);
    findings.iter().for_each(|found| finding(&mut out, found));
    let count = |severity| findings.iter().filter(|found| found.severity == severity).count();
    let counts = messages::CheckCount {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        advice: count(Severity::Info),
    };
    out.line(&match hints.len() {
        0 => counts.text(),
        hints => messages::CheckHints { counts: &counts.text(), hints }.text(),
    });
    out.text()
}

fn finding(out: &mut Lines, found: &Finding) {
    let at = found.place.as_ref().map(|place| format!("{}: ", position(place)));
    out.line(&format!(
        "{}{}[{}] {}",
        at.unwrap_or_default(),
        shown(found.severity),
        found.id,
        found.message
    ));
    let mut line = |words: &str| out.line(&format!("    {words}"));
    if let Some(help) = &found.help {
        line(help);
    }
    if let Some((title, _)) = &found.fix {
        line(&messages::Fix { title }.text());
    }
    for (place, message) in &found.related {
        line(&format!("{}: {message}", position(place)));
    }
    if !found.everywhere {
        line(&messages::InEnvironments { names: &found.environments.join(", ") }.text());
    }
    if found.count > 1 {
        line(&messages::FoundTimes { count: &found.count }.text());
    }
    if let Some(link) = found.link {
        line(&messages::See { link: &link }.text());
    }
}

fn position(place: &Place) -> String {
    let Place { shown, line, column, .. } = place;
    match shown.has_lines {
        true if shown.opens => format!("{}:{line}:{column}", shown.name),
        true => messages::AtLine { name: &shown.name, line }.text(),
        false => shown.name.clone(),
    }
}
