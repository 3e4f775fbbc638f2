//! OUT003: template text of the values that no template runs.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "OUT003",
    severity: Severity::Warning,
    title: messages::OUT003_TITLE,
    why: messages::OUT003_WHY,
    link: "https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-tpl-function",
    check,
};

/// What actions begin with that only Helm knows; other programs have braces too.
const HELMS: &[&str] =
    &[".Release.", ".Values.", ".Chart.", ".Capabilities.", "include ", "$.Release.", "$.Values."];

/// How many of what braces were computed from are looked through for a value.
const MOST: usize = 64;

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let mut told: Vec<Span> = Vec::new();
    for (index, object) in output.objects.iter().enumerate() {
        for (at, _) in object.text.match_indices("{{") {
            let rest = object.text.get(at..).unwrap_or_default();
            let inside = rest.trim_start_matches(['{', '-', ' ']);
            let end = rest.find("}}").map_or(0, |end| end + 2);
            if end == 0 || !HELMS.iter().any(|start| inside.starts_with(start)) {
                continue;
            }
            let Some(origin) = output.provenance.piece_of(index, at..at + end, MOST) else {
                continue;
            };
            let mut values = origin.values.iter();
            let value =
                values.find_map(|(input, source)| Some((input.value()?, source.as_ref()?.span?)));
            let Some((path, span)) = value.filter(|(_, span)| !told.contains(span)) else {
                continue;
            };
            told.push(span);
            let shown = rest.get(..end).unwrap_or_default();
            let message = messages::Out003 { path: &path.join("."), braces: &shown }.text();
            let finding = Finding::in_file(span, message).help(messages::OUT003_HELP);
            findings.push(match origin.template {
                Some(template) => finding.related_file(template, messages::OUT003_NOTE),
                None => finding,
            });
        }
    }
}
