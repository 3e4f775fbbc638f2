//! META002: names and labels that are too long, or hold what they may not.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Mark, Severity};

pub(super) const RULE: Rule = Rule {
    id: "META002",
    severity: Severity::Error,
    title: messages::META002_TITLE,
    why: messages::META002_WHY,
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for object in &scene.objects {
        if let Some(node) = object.at(&["metadata", "name"]) {
            let most = if object.kind == "Service" { 63 } else { 253 };
            let length = object.name.chars().count();
            if length > most {
                findings.push(
                    Finding::at(
                        object,
                        node,
                        messages::Meta002 { kind: &object.kind, length: &length, most: &most },
                    )
                    .help(messages::META002_HELP)
                    .mark(Mark::Name),
                );
            }
        }
        for above in PLACES {
            let labels = object.at(above).map_or(&[][..], chartroom_yaml::Node::entries);
            for entry in labels {
                let Some(value) = entry.value.text() else { continue };
                let key = entry.key.text().unwrap_or_default();
                let Some(message) = message(key, value) else { continue };
                findings.push(Finding::at(object, &entry.value, message).help(way_out(value)));
            }
        }
    }
}

/// What makes a label's value of a text, by what is wrong with it.
fn way_out(value: &str) -> String {
    let inner = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
    let mut steps = Vec::new();
    for wrong in value.chars().filter(|char| !inner(*char)) {
        let step =
            format!("replace {:?} \"{}\"", wrong.to_string(), if wrong == '+' { '_' } else { '-' });
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    let more = ["trunc 63".to_owned(), "trimSuffix \"-\"".to_owned()];
    let steps: Vec<String> = steps.into_iter().chain(more).collect();
    messages::Meta002LabelHelp { functions: &steps.join(" | ") }.text()
}

const PLACES: [&[&str]; 4] = [
    &["metadata", "labels"],
    &["spec", "template", "metadata", "labels"],
    &["spec", "selector", "matchLabels"],
    &["spec", "jobTemplate", "spec", "template", "metadata", "labels"],
];

/// Says what is wrong with a label's value; None for a good one (apimachinery's IsValidLabelValue).
fn message(key: &str, value: &str) -> Option<String> {
    let (key, value_shown) = (&key, &value);
    let length = value.chars().count();
    if length > 63 {
        let message = messages::Meta002LabelLength { key, value: value_shown, length: &length };
        return Some(message.text());
    }
    let inner = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
    if let Some(char) = value.chars().find(|char| !inner(*char)) {
        let message = messages::Meta002LabelCharacter { key, value: value_shown, character: &char };
        return Some(message.text());
    }
    let edge = |char: Option<char>| char.is_none_or(|char| char.is_ascii_alphanumeric());
    let ends = edge(value.chars().next()) && edge(value.chars().next_back());
    (!ends).then(|| messages::Meta002LabelEnd { key, value: value_shown }.text())
}
