//! ERR008: a rendered object has each key once.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;
use std::collections::HashMap;

/// Nesting that is looked into.
const MAX_DEPTH: usize = 60;

pub(super) const RULE: Rule = Rule {
    id: "ERR008",
    severity: Severity::Warning,
    title: messages::ERR008_TITLE,
    why: messages::ERR008_WHY,
    link: "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for object in &scene.objects {
        let mut twice = Vec::new();
        collect(&object.root, 0, &mut twice);
        for (first, second) in twice {
            let key = second.text().unwrap_or_default();
            let message =
                messages::Err008 { key: &key, kind: &object.kind, name: &object.name }.text();
            findings.push(
                Finding::at(object, second, message).help(messages::ERR008_HELP).related(
                    object,
                    first,
                    messages::ERR008_NOTE,
                ),
            );
        }
    }
}

/// Keys that a later one of their mapping replaces, each with that one.
fn collect<'a>(node: &'a Node, depth: usize, twice: &mut Vec<(&'a Node, &'a Node)>) {
    if depth > MAX_DEPTH {
        return;
    }
    let mut seen: HashMap<&str, &Node> = HashMap::new();
    for entry in node.entries() {
        if let Some(text) = entry.key.text().filter(|text| *text != "<<")
            && let Some(first) = seen.insert(text, &entry.key)
        {
            twice.push((first, &entry.key));
        }
        collect(&entry.value, depth + 1, twice);
    }
    for item in node.items() {
        collect(item, depth + 1, twice);
    }
}
